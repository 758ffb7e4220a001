"""The tables of supervision, from what was said to who answers for it."""

from qunqiao.supervision.models.document import Document, Item, Judgement
from qunqiao.supervision.models.following import Evidence, Extension, Measure, Relay
from qunqiao.supervision.models.meeting import AgendaPoint, Directive, Meeting, Speech
from qunqiao.supervision.models.task import KINDS, FieldPart, Responsibility, Task

__all__ = [
    "KINDS",
    "AgendaPoint",
    "Directive",
    "Document",
    "Evidence",
    "Extension",
    "FieldPart",
    "Item",
    "Judgement",
    "Measure",
    "Meeting",
    "Relay",
    "Responsibility",
    "Speech",
    "Task",
]
