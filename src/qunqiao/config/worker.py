"""The job worker: works off the queue, and takes up what lost workers left, at its start and every minute."""

import logging
import os
import time

import django

EVERY = 60.0
_PAUSE = 0.5


def main() -> None:
    """Work until a signal comes; what is being done then is finished first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")
    django.setup()
    from django_tasks_db.management.commands.db_worker import (  # noqa: PLC0415 - needs Django's apps
        Worker,
    )

    # It takes the queue in batches, so that there is a moment in between, and says so each time.
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
    worker = Worker(
        queue_names=["*"],
        interval=_PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"worker-{os.getpid()}-{time.time_ns()}",
        excluded_queue_names=[],
    )
    worker.configure_signals()
    looked = -EVERY
    while worker.running:
        if time.monotonic() - looked >= EVERY:
            looked = time.monotonic()
            _resume(worker)
        worker.run()
        time.sleep(_PAUSE)


def _resume(worker: object) -> None:
    """Beside the queue: a task that was lost with its worker stays on the queue as running for ever."""
    from qunqiao.registry.jobs import resume_intakes  # noqa: PLC0415 - needs Django's apps

    worker.running_task = True  # type: ignore[attr-defined]  # a signal waits, as for a task
    try:
        resume_intakes.call()
    finally:
        worker.running_task = False  # type: ignore[attr-defined]  # as above


if __name__ == "__main__":
    main()
