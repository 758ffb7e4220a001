"""Exemplars that can grow: practices, and units that take one over."""

from dataclasses import dataclass, field

from qunqiao.checkups.models import Finding
from qunqiao.exemplars.models import Adoption, Evidence, Exemplar
from qunqiao.exemplars.testing import TODAY, a_published, some_checkups
from qunqiao.people.models import Unit
from qunqiao.people.testing import Cast


@dataclass
class Exemplars:
    """All of them north's."""

    cast: Cast
    exemplar: Exemplar = field(init=False)
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        cast = self.cast
        # As many as it takes to say that something lasts.
        some_checkups(cast.supervisor, 3)
        self.exemplar = a_published(cast.officer, cast.north, cast.supervisor)
        self.subjects = {"exemplar_id": self.exemplar.pk}

    def grow(self, unit: Unit) -> None:
        """One more of each."""
        cast = self.cast
        a_published(cast.officer, cast.north, cast.supervisor, title=f"做法{unit.code}")
        finding = Finding.objects.exclude(pk__in=Evidence.objects.values("finding")).first()
        if finding is not None:
            Evidence.objects.create(exemplar=self.exemplar, finding=finding)
        Adoption.objects.create(
            exemplar=self.exemplar, unit=unit, plan="照做", began_on=TODAY, begun_by=cast.officer
        )
