"""The next check-up: no day is promised; it comes when it is ordered, and is told once it was."""

import pytest

from qunqiao.checkups import queries
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.models import Checkup
from qunqiao.checkups.testing import AS_OF, a_checkup
from qunqiao.people.queries import reach_of

pytestmark = pytest.mark.usefixtures("rulebook")


def test_whoever_may_not_order_one_is_told_who_does(cast):
    a_checkup(cast.supervisor)

    for person in (cast.lead, cast.officer, cast.stranger):
        assert queries.next_checkup(reach_of(person)) == "下一次体检没有定日子，由主管部门发起。"


def test_whoever_orders_is_told_that_it_is_up_to_them(cast):
    told = queries.next_checkup(reach_of(cast.supervisor))

    assert told == "下一次体检没有定日子，您随时可以发起。"


@pytest.mark.parametrize("state", [Checkup.State.QUEUED, Checkup.State.RUNNING])
def test_one_that_was_ordered_is_told_to_everybody(cast, state):
    ordered = order_checkup(actor=cast.supervisor, as_of=AS_OF, queue=False)
    Checkup.objects.filter(pk=ordered.pk).update(state=state)

    for person in (cast.supervisor, cast.officer):
        assert queries.next_checkup(reach_of(person)) == "下一次体检已经发起，正在做。"


def test_it_costs_one_query(cast, django_assert_num_queries):
    reach = reach_of(cast.lead)

    with django_assert_num_queries(1):
        queries.next_checkup(reach)
