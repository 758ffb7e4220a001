"""Giving up: only what is under way, and with the reason in both languages."""

import pytest

from qunqiao.checkups.actions.fail_checkup import fail_checkup
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.errors import NotWaiting
from qunqiao.checkups.testing import AS_OF, a_checkup
from qunqiao.kit.errors import NotAllowed

WHY = {"zh": "盘满了", "en": "The disk is full"}


def test_a_lead_may_not_end_a_checkup(cast):
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)

    with pytest.raises(NotAllowed):
        fail_checkup(actor=cast.lead, checkup=checkup, trouble=WHY)


@pytest.mark.usefixtures("rulebook")
def test_what_is_done_cannot_fail_any_more(cast):
    checkup = a_checkup(cast.supervisor)

    with pytest.raises(NotWaiting):
        fail_checkup(actor=cast.supervisor, checkup=checkup, trouble=WHY)


def test_the_reason_is_kept_and_recorded(cast, trail):
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    failed = fail_checkup(actor=cast.supervisor, checkup=checkup, trouble=WHY)

    assert (failed.state, failed.trouble) == ("failed", WHY)
    assert trail.acts()[-1] == (
        "checkups.checkup.fail",
        cast.supervisor.trail_name,
        str(checkup.pk),
    )
