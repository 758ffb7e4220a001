"""The nightly round: one waits, it calls every app's daily jobs, and the next one is already there."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from qunqiao.kit import clock, daily
from qunqiao.kit.daily import begin_day, daily_jobs, keep_days

pytestmark = pytest.mark.django_db


def _waiting() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path=begin_day.module_path))


def test_asked_twice_one_round_waits_for_the_coming_night():
    keep_days()
    keep_days()

    (round_,) = _waiting()
    assert timedelta(0) < round_.run_after - clock.now() <= timedelta(days=1)


def test_a_round_that_has_begun_is_followed_by_the_next(monkeypatch):
    monkeypatch.setattr(daily, "daily_jobs", list)
    keep_days()
    DBTaskResult.objects.update(status="RUNNING")

    begin_day.func()

    assert [one.status for one in _waiting()].count("READY") == 1


def test_each_daily_job_is_put_on_the_queue():
    begin_day.func()

    queued = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert {job.module_path for job in daily_jobs()} <= queued
