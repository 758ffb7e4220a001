"""Burden that can grow: requests, units they ask, fields and entries."""

from dataclasses import dataclass, field

from qunqiao.burden.models import Asked, Field, Recipient, Request
from qunqiao.burden.testing import TODAY, a_charge, a_request
from qunqiao.people.models import Unit
from qunqiao.people.testing import Cast


@dataclass
class Burdens:
    """All of it asked by the supervising body."""

    cast: Cast
    request: Request = field(init=False)
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        self.request = a_request(self.cast.supervisor, self.cast.root, self.cast.north)
        self.subjects = {
            "request_id": self.request.pk,
            "charge_id": self.request.charge_id,
        }

    def grow(self, unit: Unit, number: int) -> None:
        """One more of each."""
        Field.objects.create(
            request=self.request, number=number + 2, name=f"项目{number}", key=f"项目{number}",
            kind="text",
        )  # fmt: skip
        Recipient.objects.create(request=self.request, unit=unit, answered_on=TODAY)
        Asked.objects.create(charge=self.request.charge, unit=unit)
        a_charge(self.cast.supervisor, self.cast.root, unit, about=unit)
        Request.objects.create(
            unit=self.cast.root, title=f"要数据{number}", why="核定", minutes=5, due_on=TODAY,
            drafted_by=self.cast.supervisor,
        )  # fmt: skip
