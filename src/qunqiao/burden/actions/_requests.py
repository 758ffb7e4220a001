"""What the actions on a request share: what may be asked, and the locked row."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from qunqiao.burden.bridge import comparable
from qunqiao.burden.errors import (
    AskedTwice,
    DueTooSoon,
    HeldAlready,
    NothingAsked,
    PersonalAsked,
    TooMuchAsked,
)
from qunqiao.burden.models import Field, Request
from qunqiao.burden.policy import LEAST_DAYS, MOST_DAYS, MOST_FIELDS
from qunqiao.burden.queries.held import is_personal, where_held


def check_fields(names: Sequence[str]) -> None:
    """Refuse what the registry holds, what is a person's own, nothing, and too much."""
    if not names:
        raise NothingAsked
    keys = {comparable(name) for name in names}
    if len(names) > MOST_FIELDS or len(keys) < len(names) or "" in keys:
        raise TooMuchAsked
    if any(is_personal(name) for name in names):
        raise PersonalAsked
    held = where_held(names)
    if held:
        lines = (
            _("“%(field)s”已在%(where)s") % {"field": one.field, "where": one.where} for one in held
        )
        said = _("名册里已经有的，不再向单位要：%(lines)s。要的不是这个，请把名称写具体。")
        raise HeldAlready(said % {"lines": _("；").join(lines)}, held)


def check_days(due_on: date, today: date) -> None:
    """Refuse a last day that leaves no time, or never comes."""
    if not today + timedelta(LEAST_DAYS) <= due_on <= today + timedelta(MOST_DAYS):
        raise DueTooSoon


def check_not_asked(names: Sequence[str], units: Collection[int], today: date) -> None:
    """Refuse what somebody is asking the same units for just now."""
    asking = Field.objects.filter(
        key__in=[comparable(name) for name in names],
        request__state=Request.State.SENT,
        request__due_on__gte=today,
        request__recipients__unit__in=units,
    )
    twice = asking.select_related("request__unit").order_by("request", "number").first()
    if twice is not None:
        words = {
            "field": twice.name,
            "unit": twice.request.unit.name,
            "title": twice.request.title,
        }
        raise AskedTwice(
            _("“%(field)s”正由%(unit)s在“%(title)s”里向同样的单位要，请等它收齐后共用。") % words
        )


def locked(request: Request) -> Request:
    """The row as it is now, locked."""
    return Request.objects.select_for_update(of=("self",)).select_related("unit").get(pk=request.pk)
