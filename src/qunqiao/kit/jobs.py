"""Background work on the database's own queue; enqueued by name so that nobody imports a job."""

from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string


def enqueue(name: str, **arguments: Any) -> None:
    """Run the job ``name`` ("checkups.run_checkup") once this transaction is safely written.

    ``arguments`` must be JSON values. The job runs at least once; jobs are written so that a
    second run changes nothing.
    """
    app, job = name.split(".")
    task = import_string(f"qunqiao.{app}.jobs.{job}")
    transaction.on_commit(lambda: task.enqueue(**arguments))
