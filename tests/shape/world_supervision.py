"""What the matrix needs of supervision: all called for by the supervising body, some of it at north."""

from collections.abc import Callable, Mapping

from qunqiao.checkups.testing import a_bare_checkup, a_finding
from qunqiao.people.testing import Cast
from qunqiao.supervision.models import Directive, Item, Meeting, Responsibility, Sheet, Task
from qunqiao.supervision.testing import (
    a_directive,
    a_document,
    a_lead,
    a_measure,
    a_meeting,
    a_rectification,
    a_relay,
    a_sent_task,
    a_task,
    an_extension,
    an_inspection,
)

Values = Mapping[str, object]


def _directive(cast: Cast) -> Directive:
    return a_directive(a_meeting(cast.supervisor, cast.root))


def _sent(cast: Cast) -> Responsibility:
    task = a_sent_task(_directive(cast), cast.supervisor, cast.north)
    return a_lead(task, cast.north)


def _meeting(cast: Cast) -> Meeting:
    meeting = _sent(cast).task.directive.meeting
    assert meeting is not None
    return meeting


def _item(cast: Cast) -> Values:
    document = a_document(cast.supervisor, cast.root)
    return {"item_id": document.items.filter(kind=Item.Kind.DIRECTIVE).first().pk}


def _draft(cast: Cast) -> Values:
    return {"task_id": a_task(_directive(cast), cast.supervisor, cast.north).pk}


def _undone(cast: Cast) -> Values:
    """Another demand, of which no task came yet."""
    meeting = _meeting(cast)
    a_directive(meeting, "关心职工")
    return {"meeting_id": meeting.pk}


def _rectified(cast: Cast) -> Task:
    finding = a_finding(cast.north, a_bare_checkup(cast.supervisor))
    return a_rectification(cast.supervisor, cast.root, finding)[0]


def _finding(cast: Cast) -> int:
    return int(a_finding(cast.north, a_bare_checkup(cast.supervisor)).pk)


def _sheet(cast: Cast) -> Sheet:
    made = an_inspection(cast.supervisor, cast.root, cast.root)
    return made.sheets.get(unit=cast.north)


def _answers(cast: Cast) -> Values:
    """Numbers of the sheet made just before."""
    sheet = Sheet.objects.filter(unit=cast.north).last()
    assert sheet is not None
    lines = [
        {"concern_id": one.pk, "ours": False, "grounds": "核对过"}
        for one in sheet.inspection.concerns.all()
    ]
    return {"lines": lines}


SUPERVISED: dict[str, Callable[[Cast], Values]] = {
    "document": lambda cast: {"document_id": a_document(cast.supervisor, cast.root).pk},
    "item": _item,
    "meeting": lambda cast: {"meeting_id": a_meeting(cast.supervisor, cast.root).pk},
    "meeting at north": _undone,
    "point at north": lambda cast: {"meeting_id": _meeting(cast).pk, "number": 1},
    "directive at north": lambda cast: {"directive_id": _sent(cast).task.directive_id},
    "draft": _draft,
    "task at north": lambda cast: {"task_id": _sent(cast).task_id},
    "led at north": lambda cast: {"task_id": _sent(cast).task_id},
    "lead at north": lambda cast: {"responsibility_id": _sent(cast).pk},
    "measure at north": lambda cast: {"measure_id": a_measure(_sent(cast), cast.lead).pk},
    "measure words": lambda _cast: {"what": "排出换届日程", "by_on": "2026-12-31"},
    "relay at north": lambda cast: {"relay_id": a_relay(_meeting(cast), cast.north).pk},
    "relay words": lambda _cast: {"passed_on": "2026-11-20", "passed_at": "本单位专题会议"},
    "extension at north": lambda cast: {"extension_id": an_extension(_sent(cast), cast.lead).pk},
    "report at root": lambda cast: {"unit_id": cast.root.pk, "text": "会议要求，一是按期换届。"},
    "report at north": lambda cast: {"unit_id": cast.north.pk, "text": "会议要求，一是按期换届。"},
    "called at root": lambda cast: {
        "unit_id": cast.root.pk,
        "kind": "office",
        "title": "例会",
        "held_on": "2026-11-20",
    },
    "plan at north": lambda cast: {
        "what": "按期换届",
        "part_ids": [cast.north.pk],
        "began_on": "2026-11-20",
        "due_on": "2027-02-28",
        "verifier_id": cast.root.pk,
    },
    "charge at north": lambda cast: {
        "role": "support",
        "part_id": cast.north.pk,
        "unit_id": cast.north.pk,
        "began_on": "2026-11-20",
    },
    "rectified finding": lambda cast: {"finding_id": _rectified(cast).finding_id},
    "letter to north": lambda cast: {"rectification_id": _rectified(cast).letter_id},
    "tasks of the letter": lambda _cast: {
        # Of the letter made just before.
        "task_ids": [Task.objects.latest("pk").pk],
        "reason": "发错单位",
    },
    "finding to send": lambda cast: {
        "findings": str(_finding(cast)),
        "due_high": "2026-12-20",
        "opening": "请整改。",
        "closing": "不用报材料。",
    },
    "rectification to send": lambda cast: {
        "sender_id": cast.root.pk,
        "finding_ids": [_finding(cast)],
    },
    "inspection": lambda cast: {"inspection_id": _sheet(cast).inspection_id},
    "sheet at north": lambda cast: {"sheet_id": _sheet(cast).pk},
    "task corrected": lambda cast: {
        "what": "按期换届选举",
        "verifier_id": cast.root.pk,
        "reason": "写得不清楚",
    },
    "answers": _answers,
    "questions of root": lambda cast: {
        "unit_id": cast.root.pk,
        "title": "自查",
        "tendencies": ["organ"],
        "branch_id": cast.root.pk,
        "due_on": "2026-12-04",
    },
    "extension words": lambda _cast: {"until": "2027-03-31", "reason": "批复还没有下来"},
}
