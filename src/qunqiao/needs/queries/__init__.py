"""Reads of needs: by what one's units have to see to, and by what whoever raised it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.needs import policy
from qunqiao.needs.models import Handling, Need
from qunqiao.needs.policy import ANSWERING, SOON_DAYS
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import top_unit, under

WAITING = (Need.State.OPEN, Need.State.TAKEN)


@dataclass(frozen=True, slots=True)
class Light:
    """An outcome of ``kit/state.html`` and its word."""

    outcome: str
    word: str | Promise


def visible_needs(reach: Reach) -> QuerySet[Need]:
    """Those one's units own, and those one wrote down oneself.

    What was said under protection is shown to leads and supervisors alone, and to none of the unit
    it is about, for that never owns it (``policy.may_go_to``).
    """
    protected = Q(origin=Need.Origin.COMPLAINT)
    mine = protected & under(reach.paths(OVERSEERS), "owner__path")
    mine |= ~protected & under(reach.paths(ANSWERING), "owner__path")
    if reach.has({Seat.Role.SUPERVISOR}):
        mine |= Q(owner__isnull=True)
    if reach.person is not None:
        mine |= Q(raised_by=reach.person)
    return Need.objects.filter(mine).select_related("owner", "about")


def inbox(reach: Reach) -> QuerySet[Need]:
    """What waits for this reader's answer, the one due first first; a plain query, to be joined.

    That is what exactly their own units own, not all below them; what is overdue there is theirs too.
    """
    own = Q(owner__in=[duty.unit_id for duty in reach.duties if duty.role in ANSWERING])
    if reach.has({Seat.Role.SUPERVISOR}):
        own |= Q(owner__isnull=True)
    late = Q(due_on__lt=clock.today()) & under(reach.paths(OVERSEERS), "owner__path")
    found = visible_needs(reach).filter(own | late, state__in=WAITING)
    return found.order_by("due_on", "pk")


def to_tell(reach: Reach) -> QuerySet[Need]:
    """What is answered, and whoever raised it was not told yet: for who wrote it down."""
    mine = Need.objects.filter(state=Need.State.ANSWERED, raised_by=reach.person)
    return mine.exclude(raised_by=None).select_related("owner", "about").order_by("answered_on")


def the_need(reach: Reach, need_id: int) -> Need:
    """One visible need with what was done about it, or ``NotFound``."""
    done = Handling.objects.select_related("unit")
    found = visible_needs(reach).prefetch_related(Prefetch("handlings", done))
    need = found.filter(pk=need_id).first()
    if need is None:
        raise NotFound
    return need


def need_of(indexes: Iterable[str]) -> Need | None:
    """The need with the receipt code of these blind indexes, with what was done about it."""
    found = Need.objects.filter(receipt__in=list(indexes)).select_related("owner", "about")
    return found.prefetch_related("handlings").first()


def needs_of_raiser(indexes: Iterable[str]) -> QuerySet[Need]:
    """The needs whose raiser chose to be told in the portal, by their blind indexes."""
    found = Need.objects.filter(raiser__in=list(indexes)).exclude(raiser="")
    return found.select_related("owner").prefetch_related("handlings").order_by("-pk")


def light_of(need: Need, day: date) -> Light:
    """How far it is on ``day``, from its dates alone."""
    if need.state == Need.State.TOLD:
        return Light("sound", _("已告知"))
    if need.state == Need.State.ANSWERED:
        return Light("due", _("待告知"))
    if need.due_on < day:
        return Light("breach", _("逾期未答复"))
    if need.due_on - day <= timedelta(days=SOON_DAYS):
        return Light("due", _("临近期限"))
    return (
        Light("unknown", _("待接手"))
        if need.state == Need.State.OPEN
        else Light("sound", _("办理中"))
    )


def owner_for(about: Unit | None) -> Unit | None:
    """Who sees to what is said under protection: the unit above the one it is about.

    The uppermost unit has none above; what is about it, or about no unit, is its own to see to.
    """
    above = about.get_parent() if about is not None else None
    while above is not None and above.closed_on is not None:
        above = above.get_parent()
    return above or top_unit()


def unit_called(words: str) -> Unit | None:
    """The one open unit with this name, short name or code; None if there is none, or several."""
    named = Q(name=words) | Q(short_name=words) | Q(code=words)
    found = list(Unit.objects.filter(named, closed_on__isnull=True)[:2]) if words else []
    return found[0] if len(found) == 1 else None


def unit_to_pass_to(reach: Reach, need: Need, words: str) -> Unit | None:
    """The one unit with this name, short name or code to which one may pass the need."""
    named = Q(name=words) | Q(short_name=words) | Q(code=words)
    above = Q(path=need.owner.path[: -Unit.steplen]) if need.owner is not None else Q(pk__in=[])
    mine = under(reach.paths(policy.handlers(need))) | above
    found = list(Unit.objects.filter(named, mine, closed_on__isnull=True)[:2]) if words else []
    return found[0] if len(found) == 1 else None


def unit_numbered(unit_id: int) -> Unit | None:
    """The open unit with this id; whoever asks then looks whether they may know of it."""
    found: Unit | None = Unit.objects.filter(pk=unit_id, closed_on__isnull=True).first()
    return found


def unit_above(need: Need) -> Unit | None:
    """The unit above the owner, to which one passes what is not one's to decide."""
    return need.owner.get_parent() if need.owner is not None else None
