"""Needs and visits that can grow around one of each."""

from dataclasses import dataclass, field
from datetime import date

from qunqiao.needs.bridge import raiser_index
from qunqiao.needs.models import Handling
from qunqiao.needs.testing import CODE, TODAY, a_complaint, a_heard_need, answered
from qunqiao.people.models import Unit
from qunqiao.people.testing import Cast
from qunqiao.visits.models import Difficulty, Photo, Visit
from qunqiao.visits.testing import a_difficulty, a_visit

LONG_AGO = date(2026, 1, 5)


@dataclass
class Heard:
    """A visit of the supervisor to north, and what was said there and elsewhere."""

    cast: Cast
    visit: Visit = field(init=False)
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        cast = self.cast
        self.visit = a_visit(cast.supervisor, cast.north)
        Photo.objects.create(visit=self.visit, kind=Photo.Kind.PNG, content=b"png")
        a_complaint(owner=cast.root)
        need = a_difficulty(self.visit)
        self.subjects = {"visit_id": self.visit.pk, "need_id": need.pk, "code": CODE}

    def grow(self, unit: Unit) -> None:
        """One more of each."""
        cast = self.cast
        # Long ago, so that the unit is one of those nobody has heard of since.
        a_visit(cast.supervisor, unit, visited_on=LONG_AGO)
        then = {"raised_on": LONG_AGO, "due_on": TODAY}
        mine = raiser_index(cast.supervisor)
        a_complaint(unit.code, owner=cast.root, about=unit, raiser=mine, **then)
        need = a_difficulty(self.visit, text=f"{unit.code}没有热饭")
        answered(a_heard_need(cast.supervisor, unit, **then))
        Handling.objects.create(
            need_id=self.subjects["need_id"], act=Handling.Act.PASSED, on=TODAY, unit=unit,
            text="归他们办", by=cast.lead,
        )  # fmt: skip
        assert Difficulty.objects.filter(need=need).exists()
