"""A process of its own for what only real processes show; prints what it saw as JSON.

``python scene.py BACKUP FOLDER``: restores BACKUP by the command line into
the empty platform its environment names, asks the command line for files that must be refused,
makes a backup while others write, and kills one on its way.
"""

import contextlib
import io
import json
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from qunqiao.config import cli


def command(*words: str) -> dict[str, Any]:
    """What ``qunqiao`` with these words says and ends with."""
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["qunqiao", *words]
    code: Any = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


def hostile(backup: Path) -> dict[str, bytes]:
    """Files no platform may be restored from."""
    whole = backup.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    return {
        "changed": bytes(flipped),
        "cut": whole[: 42 + (1 << 16) + 16],
        "longer": whole + b"\0",
        "other": b"PK\x03\x04 not a backup",
        "newer": whole[:15] + b"\x09" + whole[16:],
        "empty": b"",
    }


def refused(backup: Path, folder: Path) -> dict[str, Any]:
    """What the command line says to each hostile file, and whether the database is still empty."""
    said = {}
    for name, content in hostile(backup).items():
        path = folder / f"{name}.backup"
        path.write_bytes(content)
        said[name] = command("restore", str(path))
    (folder / "other.txt").write_text("another passphrase\n", "utf-8")
    words = ("restore", str(backup), "--passphrase-file", str(folder / "other.txt"))
    said["passphrase"] = command(*words)
    return said


def busy(path: Path, phrase: str) -> dict[str, Any]:
    """A backup to ``path`` while another thread acts after every table that is read."""
    from django.db import connections  # noqa: PLC0415 - needs Django's apps

    from qunqiao.config.backup import write_backup  # noqa: PLC0415 - needs Django's apps
    from qunqiao.people.actions.move_unit import move_unit  # noqa: PLC0415 - needs Django's apps
    from qunqiao.people.models import Person, Unit  # noqa: PLC0415 - needs Django's apps
    from qunqiao.registry.queries.digest import registry_digest  # noqa: PLC0415 - needs Django's apps
    from qunqiao.trail.models import Chain  # noqa: PLC0415 - needs Django's apps

    def state() -> list[str]:
        return [Chain.objects.get().digest, registry_digest()]

    def act() -> list[str]:
        places = {unit.code: unit for unit in Unit.objects.all()}
        lab = places["north-lab"]
        under = "north" if lab.path.startswith(places["south"].path) else "south"
        actor = Person.objects.get(staff_number="supervisor")
        move_unit(actor=actor, unit=lab, under=places[under])
        return state()

    before, later = state(), []
    with ThreadPoolExecutor(1) as others:
        manifest = write_backup(
            path, phrase, progress=lambda _name, _rows: later.append(others.submit(act).result(60))
        )
        others.submit(connections.close_all).result()
    return {
        "before": before,
        "during": later,
        "kept": [manifest.trail.head if manifest.trail else "", manifest.registry],
        "broken": manifest.trail.broken if manifest.trail else None,
        "after": state(),
    }


def killed(path: Path, phrase: str) -> dict[str, Any]:
    """What is left where a backup was killed on its way, and whether the next one gets through."""
    from django.db import connections  # noqa: PLC0415 - needs Django's apps

    from qunqiao.config.backup import verify_backup, write_backup  # noqa: PLC0415 - needs Django's apps

    connections.close_all()  # a child must not share its parent's connections
    child = os.fork()
    if not child:
        try:
            write_backup(
                path, phrase, progress=lambda _name, _rows: os.kill(os.getpid(), signal.SIGKILL)
            )
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    left = sorted(file.name for file in path.parent.glob(path.name + "*"))
    write_backup(path, phrase)
    verify_backup(path, phrase)
    there = sorted(file.name for file in path.parent.glob(path.name + "*"))
    return {"signal": os.WTERMSIG(status), "left": left, "then": there}


def play(backup: Path, folder: Path) -> dict[str, Any]:
    """The whole scene."""
    phrase = os.environ["QUNQIAO_BACKUP_PASSPHRASE"]
    seen: dict[str, Any] = {"refused": refused(backup, folder)}
    from qunqiao.config.backup.sealing import Cost  # noqa: PLC0415 - needs Django's apps

    # The default makes a guess expensive; nobody guesses here.
    Cost.__init__.__defaults__ = (4, 1, 1)
    seen["restored"] = command("restore", str(backup), "--json")
    seen["again"] = command("restore", str(backup))
    seen["backup"] = command("backup", str(folder / "b.backup"), "--json")
    seen["over"] = command("backup", str(folder / "b.backup"))
    seen["verified"] = command("backup", "--verify", str(folder / "b.backup"), "--json")
    seen["busy"] = busy(folder / "c.backup", phrase)
    seen["killed"] = killed(folder / "d.backup", phrase)
    return seen


if __name__ == "__main__":
    sys.stdout.write(json.dumps(play(Path(sys.argv[1]), Path(sys.argv[2]))))
