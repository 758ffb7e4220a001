"""What the matrix needs of needs and visits."""

from collections.abc import Callable, Mapping

from qunqiao.needs.bridge import raiser_index
from qunqiao.needs.testing import CODE, a_complaint, a_heard_need, answered
from qunqiao.people.testing import Cast
from qunqiao.visits.models import Photo, Visit
from qunqiao.visits.testing import a_visit

Values = Mapping[str, object]
KEY = "0b7f3c52-7d49-4d1b-8f0e-3f0a3c5b9a11"


def _photographed(cast: Cast) -> Values:
    visit = a_visit(cast.officer, cast.north_lab)
    Photo.objects.create(visit=visit, kind=Photo.Kind.PNG, content=b"png")
    return _one(visit)


def _one(visit: Visit) -> Values:
    return {"visit_id": visit.pk}


HEARD: dict[str, Callable[[Cast], Values]] = {
    "complaint": lambda cast: {"need_id": a_complaint(owner=cast.root).pk},
    "complaint at north": lambda cast: {"need_id": a_complaint(owner=cast.north).pk},
    "heard at north": lambda cast: {"need_id": a_heard_need(cast.worker, cast.north).pk},
    "heard by officer": lambda cast: {"need_id": a_heard_need(cast.officer, cast.north).pk},
    "answered at north": lambda cast: {
        "need_id": answered(a_heard_need(cast.worker, cast.north)).pk
    },
    "own need": lambda cast: {
        "need_id": a_complaint(owner=cast.root, raiser=raiser_index(cast.worker)).pk
    },
    "complaint text": lambda _cast: {"text": "食堂排队太久"},
    "receipt": lambda _cast: {"code": CODE},
    "added": lambda _cast: {"code": CODE, "text": "还是排队"},
    "words": lambda _cast: {"text": "还是排队"},
    "answer": lambda _cast: {"answer": "已经办好。"},
    "how": lambda _cast: {"how": "再次走访时当面告知"},
    "to root": lambda cast: {"unit": cast.root.code, "reason": "需要上级定"},
    "root by id": lambda cast: {"unit_id": cast.root.pk, "reason": "需要上级定"},
    "visit": lambda cast: _one(a_visit(cast.officer, cast.north_lab)),
    "visit from above": lambda cast: _one(a_visit(cast.supervisor, cast.north)),
    "visit with photo": _photographed,
    "visited north": lambda cast: {
        "key": KEY,
        "unit": cast.north.pk,
        "visited_on": "2026-11-20",
        "owner": "unit",
        "written_by": "0",
    },
    "visit by id": lambda cast: {"unit_id": cast.north.pk, "visited_on": "2026-11-20"},
}
