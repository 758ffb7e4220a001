"""What is done once a day, at night: each app's ``DAILY`` jobs, put on the queue by a job of its own."""

from datetime import datetime, time, timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from qunqiao.kit import clock

AT = time(3, 30)  # when nobody waits for a page


@task()
def begin_day() -> None:
    """Put every daily job on the queue, and tomorrow's round before them, so that one failure stops nothing."""
    keep_days()
    for job in daily_jobs():
        job.enqueue()


def daily_jobs() -> list[Any]:
    """The tasks that apps name in ``DAILY`` of their ``jobs``, the lowest app first."""
    found: list[Any] = []
    for app in apps.get_app_configs():
        if app.name.startswith("qunqiao.") and module_has_submodule(app.module, "jobs"):
            found += getattr(import_module(f"{app.name}.jobs"), "DAILY", ())
    return found


def keep_days() -> None:
    """See to it that one round waits for the coming night; asked twice, it is still one."""
    with transaction.atomic():
        waiting = DBTaskResult.objects.filter(task_path=begin_day.module_path, status="READY")
        if not waiting.filter(run_after__lt=_next() + timedelta(days=1)).exists():
            begin_day.using(run_after=_next()).enqueue()


def _next() -> datetime:
    local = timezone.localtime(clock.now())
    night = datetime.combine(local.date(), AT, local.tzinfo)
    return night if night > local else night + timedelta(days=1)
