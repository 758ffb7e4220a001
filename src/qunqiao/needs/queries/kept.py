"""What needs hold about a person, for themself; and what is past its term."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from qunqiao.needs.models import Need
from qunqiao.needs.queries import handled_by
from qunqiao.people.models import Person


def copy_of_handling(person: Person) -> list[dict[str, Any]]:
    """What this person wrote down of others' needs, and did about them."""
    heard = Need.objects.filter(raised_by=person).order_by("raised_on", "pk")
    written = [{"what": "heard", "on": str(one.raised_on), "said": one.text} for one in heard]
    done = [{"what": one.act, "on": str(one.on), "said": one.text} for one in handled_by(person)]
    return written + done


def stale_contacts(on: date) -> Iterable[Need]:
    """Needs that were told so long ago that nobody has to be reached any more."""
    last = on - timedelta(days=settings.CONTACT_DAYS)
    return Need.objects.filter(told_on__lte=last).exclude(contact="")
