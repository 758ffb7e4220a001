"""The pages of visits, and what several of them need."""

from django.http import HttpRequest

from qunqiao.kit.errors import require
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach
from qunqiao.visits import policy


def reader_in(request: HttpRequest) -> Reach:
    """The duties of whoever asks; refuses who answers for no unit."""
    reach = reach_in(request)
    require(policy.may_read_visits(reach))
    return reach
