"""Whether two records are one person: who says so, and what stays on record."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.registry.actions.propose_duplicate import propose_duplicate
from qunqiao.registry.actions.reject_duplicate import reject_duplicate
from qunqiao.registry.errors import NotAPair
from qunqiao.registry.models import Duplicate


def test_an_officer_does_not_judge(cast, pair, today):
    with pytest.raises(NotAllowed):
        reject_duplicate(actor=cast.officer, duplicate=pair, on=today)


def test_a_rejected_pair_is_on_record(cast, pair, today, trail):
    reject_duplicate(actor=cast.lead, duplicate=pair, on=today)

    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == (Duplicate.State.REJECTED, cast.lead)
    assert trail.acts() == [("registry.duplicate.reject", cast.lead.trail_name, str(pair.pk))]


def test_a_person_is_no_pair_with_themself(cast, today):
    with pytest.raises(NotAPair):
        propose_duplicate(actor=cast.lead, one=cast.worker, other=cast.worker, on=today)


def test_a_pair_may_be_proposed_by_hand_and_again_after_a_rejection(cast, pair, today, trail):
    reject_duplicate(actor=cast.lead, duplicate=pair, on=today)
    again = propose_duplicate(actor=cast.lead, one=pair.other, other=pair.one, on=today)

    assert (again.pk, again.state) == (pair.pk, Duplicate.State.PROPOSED)
    assert trail.acts()[-1][0] == "registry.duplicate.propose"
