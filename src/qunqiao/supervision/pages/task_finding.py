"""What a task that puts a finding right shows of it: what is wrong, by which text, and what to do."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from qunqiao.checkups import bridge
from qunqiao.checkups.models import Finding, Life
from qunqiao.checkups.pages import language
from qunqiao.checkups.pages.finding import heading_of
from qunqiao.checkups.pages.finding_steps import Doing, doing_of
from qunqiao.checkups.pages.sources import how_sure
from qunqiao.kit import clock
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import seats_of
from qunqiao.supervision import policy
from qunqiao.supervision.models import Task
from qunqiao.supervision.queries.tasks import mended


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding as its task's page shows it; ``doing`` is None where nothing is to be done any more."""

    finding: Finding
    heading: str
    says: str
    bases: list[dict[str, Any]]
    sure: str
    doing: Doing | None
    mended: bool


def finding_of(reach: Reach, task: Task) -> FindingShown | None:
    """What the task's page tells of its finding; None for a task that comes of something else."""
    shown = task.finding
    if shown is None:
        return None
    view = bridge.shelf().rule(shown.rule)
    cited = bridge.cited(shown.basis, shown.unit.region) or shown.basis
    bases = [bridge.told_source(basis, shown.unit.region) for basis in cited]
    waived = shown.life(clock.today()) == Life.WAIVED
    open_ = task.state == Task.State.SENT and not mended(task) and not waived
    own = policy.is_own(reach, shown.unit)
    return FindingShown(
        shown,
        heading_of(shown, view),
        shown.says(language()),
        # What is told for reference stands on the finding's page.
        bases,
        how_sure(bases),
        doing_of(reach, shown, view, main=own, ordered=True) if open_ else None,
        mended(task),
    )


def officers_of(unit: Unit) -> list[str]:
    """Who at the unit itself has this among what waits for them, each with their duty; one query."""
    seats = seats_of(unit, clock.today()).filter(role__in=(Seat.Role.OFFICER, Seat.Role.UNIT_LEAD))
    words = _("%(name)s（%(duty)s）")
    return [words % {"name": one.person.name, "duty": one.get_role_display()} for one in seats]
