"""What belongs into a backup: tables, files under home, and what is left out for a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.db.models import Model

# Every table is state unless it stands here; a table somebody adds is in without a word.
LEFT_OUT = {
    "sessions.session": "who is signed in just now; everybody signs in again",
    "contenttypes.contenttype": "made by every migrate",
    "auth.permission": "made by every migrate, asked by nobody (each app's policy decides)",
    "auth.group": "as auth.permission",
    "auth.group_permissions": "as auth.permission",
    "account.emailconfirmation": "no e-mail is assumed; a link of minutes",
}
# A finished job is a note that it ran. One that was running has lost its worker and waits again:
# jobs run at least once, and a second run changes nothing.
ONLY = {"django_tasks_database.dbtaskresult": {"status__in": ("READY", "RUNNING")}}
INSTEAD: dict[str, dict[str, Any]] = {
    "django_tasks_database.dbtaskresult": {
        "status": "READY",
        "started_at": None,
        "worker_ids": [],
    }
}

FOLDERS = ("files", "rulebooks", "snapshots")
FILES = ("demo.json",)
KEYS = ("secret.key", "keys.json")
MARKER = "last-backup.json"
# Made again by every machine for itself.
_NOT_STATE = {
    "static",
    "leases",
    MARKER,
    "qunqiao.sqlite3",
    "qunqiao.sqlite3-wal",
    "qunqiao.sqlite3-shm",
}


def label(model: type[Model]) -> str:
    """The name of a table in a backup: app and model."""
    return model._meta.label_lower  # noqa: SLF001 - Django's documented model API


def state_models(apps: Apps) -> list[type[Model]]:
    """The tables that are state, by their names; ``apps`` may be of any migration."""
    models = apps.get_models(include_auto_created=True)
    kept = [model for model in models if label(model) not in LEFT_OUT and _ours(model)]
    return sorted(kept, key=label)


def _ours(model: type[Model]) -> bool:
    options = model._meta  # noqa: SLF001 - Django's documented model API
    return options.managed and not options.proxy


def key_files() -> dict[str, Path]:
    """The secrets of this machine by the name they have in a backup made with keys."""
    named = {"secret.key": settings.HOME / "secret.key", "keys.json": Path(settings.KEYS)}
    return {name: path for name, path in named.items() if path.is_file()}


def state_files() -> Iterator[tuple[str, Path]]:
    """Every file under home that is state: its name in the backup, and where it lies.

    Files that are still being written (hidden, or ending in ``.part``) and symbolic links are not.
    """
    home = Path(settings.HOME)
    for name in FILES:
        if (home / name).is_file():
            yield name, home / name
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            inside = path.relative_to(home)
            if path.is_file() and not path.is_symlink() and _finished(inside):
                yield inside.as_posix(), path


def unknown_names() -> list[str]:
    """What lies under home and is neither in the backup nor known to be left out."""
    known = {*FOLDERS, *FILES, *KEYS, *_NOT_STATE}
    found = (path.name for path in Path(settings.HOME).iterdir())
    return sorted(name for name in found if name not in known and _finished(Path(name)))


def belongs(name: str) -> bool:
    """Whether a backup may carry a file of this name: nothing is ever written outside of home."""
    parts = Path(name).parts
    if ".." in parts or Path(name).is_absolute() or "\\" in name:
        return False
    return name in FILES or (len(parts) > 1 and parts[0] in FOLDERS)


def _finished(inside: Path) -> bool:
    return inside.suffix != ".part" and not any(part.startswith(".") for part in inside.parts)
