"""Kills whoever takes a workbook in, at random moments, and finds out whether the registry minds.

``python -m qunqiao.registry.tests.killing worker|command|process ROUNDS SEED`` in a migrated database of its
own; prints what state each kill met. Run by ``test_intake_kills``.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import django
from typer import Exit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django's apps come first
from django.db import connections  # noqa: E402 - as above

from qunqiao.kit.leases import held  # noqa: E402 - as above
from qunqiao.people.queries import reach_of, system_person  # noqa: E402 - as above
from qunqiao.registry import jobs  # noqa: E402 - as above
from qunqiao.registry.actions.confirm_intake import confirm_intake  # noqa: E402 - as above
from qunqiao.registry.actions.send_intake import send_intake  # noqa: E402 - as above
from qunqiao.registry.actions.undo_intake import undo_intake  # noqa: E402 - as above
from qunqiao.registry.management.intake import intake  # noqa: E402 - as above
from qunqiao.registry.management.taking import take_in  # noqa: E402 - as above
from qunqiao.registry.models import Intake  # noqa: E402 - as above
from qunqiao.registry.policy.intake import scope_of  # noqa: E402 - as above
from qunqiao.registry.queries.comparison import Manner  # noqa: E402 - as above
from qunqiao.registry.queries.digest import registry_digest  # noqa: E402 - as above
from qunqiao.registry.tests.workbooks import (  # noqa: E402 - as above
    a_book,
    membership,
    organisation,
    person,
    unit,
)
from qunqiao.trail.models import Entry  # noqa: E402 - as above
from qunqiao.trail.queries import verify  # noqa: E402 - as above

QUNQIAO = [sys.executable, "-c", "from qunqiao.config.cli import main; main()"]
_PATIENCE = 60.0
_FOR_EVER = 3600.0


def base() -> bytes:
    """What is there before."""
    people = [person(f"old{number}", "k") for number in range(200)]
    return a_book(units=[unit("k")], organisations=[organisation("o", "k")], people=people)


def book() -> bytes:
    """What is taken in: new people and changed ones, and what points to both."""
    changed = [person(f"old{number}", "k", name="新名") for number in range(200)]
    people = [*changed, *(person(f"new{number}", "k") for number in range(600))]
    joined = [membership("o", one["staff_number"]) for one in people[100:400]]
    return a_book(people=people, memberships=joined)


def taken(content: bytes) -> None:
    """The workbook taken in without harm."""
    system = system_person()
    manner = Manner(scope_of(reach_of(system)))
    take_in(actor=system, filename="k.xlsx", content=content, manner=manner)


def by_worker(intake_id: int) -> None:
    """What worker and sender do with a workbook that was sent."""
    jobs.read_intake.call(intake_id=intake_id)
    found = Intake.objects.get(pk=intake_id)
    if found.state == Intake.State.READY:
        confirm_intake(actor=system_person(), intake=found)
    jobs.apply_intake.call(intake_id=intake_id)


def forked(work: Callable[[], None], lifetime: float | None) -> None:
    """Do ``work`` in a child with connections of its own; kill it once it lived ``lifetime`` seconds."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
        except Exit:
            pass  # how the command ends
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    deadline = time.monotonic() + (_FOR_EVER if lifetime is None else lifetime)
    while time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def killed_worker(lifetime: float) -> str:
    """One kill on the way a page's workbook goes; the next worker finishes. The state the kill met."""
    sent = send_intake(actor=system_person(), filename="k.xlsx", content=book())
    forked(lambda: by_worker(sent.pk), lifetime)
    sent.refresh_from_db()
    met, deadline = sent.state, time.monotonic() + _PATIENCE
    while sent.state != Intake.State.APPLIED and time.monotonic() < deadline:
        jobs.resume_intakes.call()
        sent.refresh_from_db()
        if sent.state == Intake.State.READY:
            confirm_intake(actor=system_person(), intake=sent)
        else:
            time.sleep(0.05)  # the database notices a lost connection after a moment
    return met


def killed_command(lifetime: float) -> str:
    """One kill of the command in a fork; the same command again finishes. What the kill met."""
    path = _book_on_disk()
    forked(lambda: _command(path), lifetime)
    met = _met()
    forked(lambda: _command(path), None)
    return met


def killed_process(lifetime: float) -> str:
    """The same with the command as a process of its own."""
    words = [*QUNQIAO, "intake", str(_book_on_disk()), "--apply"]
    connections.close_all()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(lifetime)
    process.kill()
    process.wait()
    met = _met()
    subprocess.run(words, capture_output=True, check=True)
    return met


def _book_on_disk() -> Path:
    path = Path(settings.HOME) / "k.xlsx"
    path.write_bytes(book())
    return path


def _command(path: Path) -> None:
    with Path(os.devnull).open("w") as nothing, contextlib.redirect_stderr(nothing):
        os.dup2(nothing.fileno(), 1)
        intake(file=path, apply=True, as_json=True)


def _met() -> str:
    """The command leaves all or nothing."""
    written = Intake.objects.filter(state=Intake.State.APPLIED).count() == 2
    return "written" if written else "nothing"


def check_lease() -> None:
    """A lease is one process's, and free again when that process is killed."""
    ready, told = os.pipe()

    def hold() -> None:
        with held("test", 7):
            os.write(told, b"x")
            time.sleep(60)

    connections.close_all()
    child = os.fork()
    if child == 0:
        hold()
    os.read(ready, 1)
    with held("test", 7) as mine:
        if mine:
            raise AssertionError("two processes hold one lease")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with held("test", 7) as mine:
            if mine:
                return
        time.sleep(0.05)
    raise AssertionError("the lease of a dead process is still held")


def examine(wanted: str, applied_before: int) -> Intake:
    """The one intake that is there, once all is as it should be."""
    intakes = Intake.objects.exclude(state=Intake.State.UNDONE)
    states = Counter(intakes.values_list("state", flat=True))
    if states != {"applied": 2}:  # the base's and this one
        raise AssertionError(f"intakes are {dict(states)}")
    if registry_digest() != wanted:
        raise AssertionError("the registry differs from one taken in without harm")
    if _applied() != applied_before + 1:
        raise AssertionError("written more than once")
    if verify().broken:
        raise AssertionError("the trail is broken")
    return intakes.latest("pk")


def _applied() -> int:
    return Entry.objects.filter(action="registry.intake.apply").count()


_WAYS = {"worker": killed_worker, "command": killed_command, "process": killed_process}


def main(way: str, rounds: int, seed: int) -> None:
    """Kill ``rounds`` times."""
    chance, met = random.Random(seed), Counter[str]()
    check_lease()
    taken(base())
    before = registry_digest()
    wanted, whole = _unharmed(way)
    for number in range(rounds):
        applied = _applied()
        met[_WAYS[way](chance.uniform(0, whole * 1.05))] += 1
        undo_intake(actor=system_person(), intake=examine(wanted, applied))
        if registry_digest() != before:
            raise AssertionError(f"round {number}: undone, the registry differs from before")
    told = {"rounds": rounds, "seconds": round(whole, 2), "met": dict(met)}
    sys.stdout.write(json.dumps(told) + "\n")


def _unharmed(way: str) -> tuple[str, float]:
    """The digest of the registry with the workbook in it, and how long that takes without a kill."""
    work: dict[str, Callable[[], object]] = {
        "worker": lambda: killed_worker(_FOR_EVER),
        "command": lambda: forked(lambda: _command(_book_on_disk()), None),
        "process": lambda: subprocess.run(
            [*QUNQIAO, "intake", str(_book_on_disk()), "--apply"], capture_output=True, check=True
        ),
    }
    connections.close_all()
    began = time.monotonic()
    work[way]()
    took = time.monotonic() - began
    wanted = registry_digest()
    undo_intake(actor=system_person(), intake=Intake.objects.latest("pk"))
    return wanted, took


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
