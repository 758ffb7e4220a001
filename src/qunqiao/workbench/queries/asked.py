"""What a reader's units are asked for, and what this month costs them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from qunqiao.burden.queries.ledger import Line, month_of, own_line
from qunqiao.burden.queries.requests import requests_waiting
from qunqiao.kit import clock, jinja
from qunqiao.people.policy import Reach
from qunqiao.workbench.queries.steps import Step

_MOST = 3


def asked(reach: Reach) -> Iterator[Step]:
    """The requests for data that wait for one's own units, the first due first."""
    for one in requests_waiting(reach)[:_MOST]:
        words = {"title": one.request.title, "day": jinja.day(one.request.due_on)}
        reminded = one.request.reminded_on is not None
        yield Step(
            "due",
            _("已提醒") if reminded else _("待填报"),
            _("%(title)s，%(day)s截止") % words,
            one.unit.name,
            _("已按上次填的填好，核对即可；不清楚的可以空着"),
            one.request.sent_on,
            reverse("burden:fill", args=[one.request_id, one.unit_id]),
            _("去填报"),
        )


def burden_this_month(reach: Reach) -> Line:
    """What one's own units ask and are asked this month."""
    return own_line(reach, month_of(clock.today()))
