"""The tables of supervision, from what was said to who answers for it."""

from qunqiao.supervision.models.document import Document, Item, Judgement
from qunqiao.supervision.models.following import Evidence, Extension, Measure, Relay
from qunqiao.supervision.models.inspecting import Answer, Concern, Inspection, Sheet
from qunqiao.supervision.models.meeting import AgendaPoint, Directive, Meeting, Speech
from qunqiao.supervision.models.rectifying import RectificationLetter, Verdict
from qunqiao.supervision.models.task import KINDS, FieldPart, Responsibility, Task

__all__ = [
    "KINDS",
    "AgendaPoint",
    "Answer",
    "Concern",
    "Directive",
    "Document",
    "Evidence",
    "Extension",
    "FieldPart",
    "Inspection",
    "Item",
    "Judgement",
    "Measure",
    "Meeting",
    "RectificationLetter",
    "Relay",
    "Responsibility",
    "Sheet",
    "Speech",
    "Task",
    "Verdict",
]
