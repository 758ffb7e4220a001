"""What burden holds about a person, for themself."""

from typing import Any

from qunqiao.burden.models import Recipient, Request
from qunqiao.people.models import Person


def copy_of_requests(person: Person) -> list[dict[str, Any]]:
    """The requests this person drafted, and those they answered for a unit; two queries."""
    drafted = Request.objects.filter(drafted_by=person).values_list("title", "sent_on")
    answered = Recipient.objects.filter(answered_by=person)
    rows = [{"what": "request", "title": title, "on": str(on or "")} for title, on in drafted]
    return rows + [
        {"what": "answer", "title": title, "on": str(on)}
        for title, on in answered.values_list("request__title", "answered_on").order_by("pk")
    ]
