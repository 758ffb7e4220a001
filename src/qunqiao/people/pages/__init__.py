"""Pages about one's own account, and what every page needs to know of its reader."""

from collections.abc import Callable

from django.http import HttpRequest, QueryDict

from qunqiao.kit.errors import NotAllowed, require
from qunqiao.people.models import Person
from qunqiao.people.policy import Reach


def reach_in(request: HttpRequest) -> Reach:
    """The duties of whoever asks (set once per request by ``Safeguards``)."""
    reach: Reach = request.reach  # type: ignore[attr-defined]  # set by Safeguards
    return reach


def admitted(may: Callable[[Reach], bool]) -> Callable[[HttpRequest], Reach]:
    """A room's gate: gives the duties of whoever asks, and refuses those of whom ``may`` is false."""

    def gate(request: HttpRequest) -> Reach:
        reach = reach_in(request)
        require(may(reach))
        return reach

    return gate


def person_in(request: HttpRequest) -> Person:
    """The signed-in person; refuses where the page forgot to ask for sign-in."""
    person = reach_in(request).person
    if person is None:
        raise NotAllowed
    return person


def typed_in(request: HttpRequest) -> QueryDict | None:
    """What was sent for a form to check, even if it is empty; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None
