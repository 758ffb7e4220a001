"""Duties nobody has to set: a responsible leader for each unit, a leader in each organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Organisation, Post
from qunqiao.supervision.bridge import covering
from qunqiao.supervision.bridge.covering import Gap
from qunqiao.supervision.queries.map import vacancies
from qunqiao.supervision.queries.reaching import touching
from qunqiao.supervision.queries.tasks import leading_posts

_BACK, _A_DAY = timedelta(days=730), timedelta(days=1)
TITLES: dict[str, str | Promise] = {
    "leader": _("分管领导：每个单位有人分管群团工作"),
    "chair": _("主要负责人：每个组织的主席（主任）或书记在任"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece in which nobody answers for a standing duty; ``since`` is None when longer than known."""

    gap: Gap
    unit: Unit
    organisation: Organisation | None
    since: date | None


def standing_gaps(reach: Reach, day: date) -> list[tuple[str, Sequence[Standing]]]:
    """For each standing duty what nobody answers for on ``day``; eight queries, whatever the number."""
    paths = reach.paths(STAFF)
    units = {one.pk: one for one in Unit.objects.filter(under(paths)).order_by("path")}
    places = [
        covering.Place(one.pk, one.path, one.opened_on, one.closed_on) for one in units.values()
    ]
    organisations = {
        one.pk: one
        for one in Organisation.objects.filter(under(paths, "unit__path")).order_by("pk")
    }
    standers = [
        covering.Stander(one.pk, one.unit_id, one.kind, one.founded_on, one.closed_on)
        for one in organisations.values()
    ]
    roots = [one.pk for one in units.values() if one.path in paths]
    begins = day - _BACK
    asked_of_units = covering.Answered("leader", roots, [covering.UNIT_KIND], begins, day + _A_DAY)
    gaps, _none = covering.lay(
        covering.Ground(places, []), [asked_of_units], _leaders(units, paths), horizon=day
    )
    kinds = [kind for kind in Organisation.Kind.values if kind != Organisation.Kind.OTHER]
    asked = covering.Answered("chair", roots, kinds, begins, day + _A_DAY)
    posts = list(_chairs(paths))
    more, _none = covering.lay(
        covering.Ground(places, standers, apart=True),
        [asked],
        _chairing(posts),
        vacancies(set(posts)),
        horizon=day,
    )
    found: dict[str, list[Standing]] = {key: [] for key in TITLES}
    for gap in (*gaps, *more):
        if (gap.ends is not None and gap.ends <= day) or gap.wrong not in ("vacuum", "vacant"):
            continue
        organisation = organisations.get(gap.organisation) if gap.organisation else None
        since = gap.begins if gap.begins > begins else None
        found[gap.key].append(Standing(gap, units[gap.unit], organisation, since))
    return [(str(TITLES[key]), rows) for key, rows in found.items()]


def _leaders(units: dict[int, Unit], paths: Sequence[str]) -> list[covering.Answering]:
    """Seats of leaders at these units, and at units above, which cover these too."""
    seats = Seat.objects.filter(role__in=(Seat.Role.UNIT_LEAD, Seat.Role.SUPERVISOR))
    rows = seats.filter(touching(paths, "unit__path")).select_related("unit")
    found = []
    for seat in rows.order_by("pk"):
        inside = [seat.unit_id] if seat.unit_id in units else _roots_below(seat.unit, units, paths)
        found += [
            covering.Answering(
                "leader", "lead", f"seat:{seat.pk}", pk, seat.began_on, seat.ended_on
            )
            for pk in inside
        ]
    return found


def _roots_below(unit: Unit, units: dict[int, Unit], paths: Sequence[str]) -> list[int]:
    return [
        one.pk for one in units.values() if one.path in paths and one.path.startswith(unit.path)
    ]


def _chairs(paths: Sequence[str]) -> list[Post]:
    return list(leading_posts().filter(under(paths, "organisation__unit__path")).order_by("pk"))


def _chairing(posts: Sequence[Post]) -> list[covering.Answering]:
    return [
        covering.Answering(
            "chair",
            "lead",
            f"post:{post.pk}",
            post.organisation.unit_id,
            post.opened_on or date(1900, 1, 1),
            post.closed_on,
            organisation=post.organisation_id,
        )
        for post in posts
    ]
