"""What a reader's units are asked for, and what this month costs them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.burden.queries.ledger import Line, month_of, own_line
from qunqiao.burden.queries.requests import requests_waiting
from qunqiao.exemplars.queries.exemplars import waiting_for_review, waiting_to_be_published
from qunqiao.kit import clock, jinja
from qunqiao.people.policy import Reach
from qunqiao.workbench.queries.steps import Step

_MOST = 3


def asked(reach: Reach) -> Iterator[Step]:
    """The requests for data that wait for one's own units, the first due first."""
    for one in requests_waiting(reach)[:_MOST]:
        words = {"who": one.request.unit.name, "day": jinja.day(one.request.due_on)}
        reminded = one.request.reminded_on is not None
        yield Step(
            "due",
            _("已提醒") if reminded else _("待填报"),
            one.request.title,
            one.unit.name,
            _("已按上次填的填好，核对即可；不清楚的可以空着"),
            _("%(who)s要的，请于 %(day)s 前填报") % words,
            reverse("burden:fill", args=[one.request_id, one.unit_id]),
            _("去填报"),
            one.request.due_on,
        )


def exemplary(reach: Reach) -> Iterator[Step]:
    """Exemplars that wait for a review by one's body, or to be published."""
    review, publish = waiting_for_review(reach), waiting_to_be_published(reach)
    if review:
        yield _exemplars(
            ngettext("%(n)d 个典型等待评议", "%(n)d 个典型等待评议", review) % {"n": review},
            _("待评议"),
            "proposed",
            review,
        )
    if publish:
        yield _exemplars(
            ngettext("%(n)d 个典型评议认可，等待发布", "%(n)d 个典型评议认可，等待发布", publish)
            % {"n": publish},
            _("待发布"),
            "accepted",
            publish,
        )


def _exemplars(sentence: str, mark: str, state: str, count: int) -> Step:
    address = f"{reverse('exemplars:exemplars')}?state={state}"
    return Step("due", mark, sentence, "", "", "", address, _("去看看"), count=count)


def burden_this_month(reach: Reach) -> Line:
    """What one's own units ask and are asked this month."""
    return own_line(reach, month_of(clock.today()))
