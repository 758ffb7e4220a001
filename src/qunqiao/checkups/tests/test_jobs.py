"""The job: runs what was ordered once, as the system person."""

import pytest

from qunqiao.checkups import jobs
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.models import Finding, Snapshot
from qunqiao.checkups.testing import AS_OF, a_union

pytestmark = pytest.mark.usefixtures("rulebook")


def test_a_job_whose_checkup_is_gone_does_nothing(cast, trail):
    jobs.run_checkup.func(99)

    assert trail.acts() == []


def test_it_examines_as_the_system_and_a_second_run_changes_nothing(cast, trail):
    a_union(cast.north, "N-GH", began_on=None)
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    jobs.run_checkup.func(checkup.pk)
    acts = trail.acts()
    jobs.run_checkup.func(checkup.pk)

    assert [act[1] == cast.supervisor.trail_name for act in acts] == [True, False, False]
    assert trail.acts() == acts
    assert (Finding.objects.count(), Snapshot.objects.count()) == (5, 1)


def test_a_fault_of_ours_is_told_and_nothing_half_written(cast, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError("no space")

    monkeypatch.setattr(jobs.bridge, "evaluate_snapshot", broken)
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    jobs.run_checkup.func(checkup.pk)

    checkup.refresh_from_db()
    assert checkup.state == "failed"
    assert checkup.trouble["en"].startswith("Something broke on our side")
    assert not Finding.objects.exists()
