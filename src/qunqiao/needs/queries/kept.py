"""What needs hold about a person, for themself; and what is past its term."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet, Value

from qunqiao.needs.models import Handling, Need
from qunqiao.people.models import Person


def copy_of_handling(person: Person) -> list[dict[str, Any]]:
    """What this person wrote down of others' needs, and did about them; one query."""
    heard = Need.objects.filter(raised_by=person).annotate(what=Value("heard"), day=F("raised_on"))
    done = Handling.objects.filter(by=person).annotate(what=F("act"), day=F("on"))
    rows = _listed(heard).union(_listed(done), all=True).order_by("day", "what")
    return [{"what": what, "on": str(day), "said": said} for what, day, said in rows]


def _listed(rows: QuerySet[Any]) -> QuerySet[Any]:
    listed: QuerySet[Any] = rows.order_by().values_list("what", "day", "text")
    return listed


def stale_contacts(on: date) -> Iterable[Need]:
    """Needs that were told so long ago that nobody has to be reached any more."""
    last = on - timedelta(days=settings.CONTACT_DAYS)
    return Need.objects.filter(told_on__lte=last).exclude(contact="")
