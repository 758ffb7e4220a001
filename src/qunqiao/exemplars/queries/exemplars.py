"""Reads of exemplars and adoptions; each list starts from what the reader may see."""

from django.db.models import Count, Q, QuerySet

from qunqiao.checkups.models import Finding
from qunqiao.exemplars.models import Adoption, Exemplar
from qunqiao.exemplars.policy import ACTING, reviewing_duty, trees
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under, visible_units

_MOST_EVIDENCE = 100


def _counted(exemplars: QuerySet[Exemplar]) -> QuerySet[Exemplar]:
    standing = Q(adoptions__ended_on__isnull=True, adoptions__isnull=False)
    return exemplars.select_related("unit", "proposing_unit", "reviewing_unit").annotate(
        adopted_count=Count("adoptions", filter=standing, distinct=True)
    )


def published_exemplars() -> QuerySet[Exemplar]:
    """What is published: for everybody, the newest first; each with ``adopted_count``."""
    published = Exemplar.objects.filter(state=Exemplar.State.PUBLISHED)
    return _counted(published).order_by("-published_on", "-pk")


def the_published(exemplar_id: int) -> Exemplar:
    """One that is published, or ``NotFound``."""
    found = published_exemplars().filter(pk=exemplar_id).first()
    if found is None:
        raise NotFound
    return found


def visible_exemplars(reach: Reach) -> QuerySet[Exemplar]:
    """What is published, all about one's own units, and, for who may review, what waits for that."""
    seen = Q(state=Exemplar.State.PUBLISHED)
    paths = reach.paths(STAFF)
    seen |= under(paths, "unit__path") | under(paths, "proposing_unit__path")
    seen |= Q(state=Exemplar.State.PROPOSED) & under(trees(reach, OVERSEERS), "unit__path")
    return _counted(Exemplar.objects.filter(seen))


def the_exemplar(reach: Reach, exemplar_id: int) -> Exemplar:
    """One visible exemplar, or ``NotFound``."""
    found = visible_exemplars(reach).filter(pk=exemplar_id).first()
    if found is None:
        raise NotFound
    return found


def evidence_of(exemplar: Exemplar) -> list[Finding]:
    """The cleared findings that show the change."""
    shown = Finding.objects.filter(pk__in=exemplar.evidence.values("finding"))
    return list(shown.select_related("unit", "cleared_checkup").order_by("pk"))


def cleared_findings(unit: Unit) -> QuerySet[Finding]:
    """What was cleared at this unit and stayed so: what an exemplar of it may be shown by."""
    cleared = Finding.objects.filter(unit=unit, state=Finding.State.CLEARED, later__isnull=True)
    return cleared.select_related("cleared_checkup").order_by("-cleared_checkup", "pk")


def evidence_to_choose(unit: Unit) -> QuerySet[Finding]:
    """The newest of them, no more than one looks through."""
    newest = cleared_findings(unit).values_list("pk", flat=True)[:_MOST_EVIDENCE]
    return cleared_findings(unit).filter(pk__in=list(newest))


def units_to_propose(reach: Reach) -> QuerySet[Unit]:
    """The open units for which one may propose, in tree order."""
    return visible_units(reach, ACTING).filter(closed_on__isnull=True)


def waiting_for_review(reach: Reach) -> int:
    """How many proposals this reader may review; one query."""
    proposed = Exemplar.objects.filter(state=Exemplar.State.PROPOSED)
    proposed = proposed.filter(under(trees(reach, OVERSEERS), "unit__path")).select_related("unit")
    return sum(reviewing_duty(reach, one) is not None for one in proposed)


def waiting_to_be_published(reach: Reach) -> int:
    """How many were accepted, at units this reader supervises; one query."""
    accepted = Exemplar.objects.filter(state=Exemplar.State.ACCEPTED)
    return accepted.filter(under(reach.paths({Seat.Role.SUPERVISOR}), "unit__path")).count()


def adoptions_of(exemplar: Exemplar) -> QuerySet[Adoption]:
    """Who takes it over now, in tree order."""
    standing = Adoption.objects.filter(exemplar=exemplar, ended_on__isnull=True)
    return standing.select_related("unit").order_by("unit__path")


def units_to_adopt(reach: Reach, exemplar: Exemplar) -> QuerySet[Unit]:
    """One's own units that have not taken it over, the exemplar's own left out."""
    at = [duty.unit_id for duty in reach.duties if duty.role in ACTING]
    units = visible_units(reach, ACTING).filter(pk__in=at, closed_on__isnull=True)
    return units.exclude(pk=exemplar.unit_id).exclude(pk__in=adoptions_of(exemplar).values("unit"))


def the_adoption(reach: Reach, adoption_id: int) -> Adoption:
    """An adoption by a unit one acts for, or ``NotFound``."""
    mine = Adoption.objects.filter(under(reach.paths(ACTING), "unit__path"))
    found = mine.select_related("unit", "exemplar__unit").filter(pk=adoption_id).first()
    if found is None:
        raise NotFound
    return found
