"""The pages of burden, and what several of them need."""

from django.http import HttpRequest

from qunqiao.burden import policy
from qunqiao.kit.errors import require
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach


def reader_in(request: HttpRequest) -> Reach:
    """The duties of whoever asks; refuses who has none over units."""
    reach = reach_in(request)
    require(policy.may_read(reach))
    return reach


def caller_in(request: HttpRequest) -> Reach:
    """The duties of whoever asks; refuses who oversees nothing."""
    reach = reach_in(request)
    require(policy.may_call(reach))
    return reach
