"""The pages of needs, and what several of them need."""

from django.http import HttpRequest

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach


def handler_in(request: HttpRequest) -> Reach:
    """The duties of whoever asks; refuses who answers for no unit."""
    reach = reach_in(request)
    require(policy.may_use_inbox(reach))
    return reach
