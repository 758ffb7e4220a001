"""When the last backup was made here: a line under home, for ``qunqiao doctor``."""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from qunqiao.config.backup.contents import MARKER
from qunqiao.config.backup.manifest import Manifest


def leave_marker(manifest: Manifest) -> None:
    """Remember the moment; neither where the file lies nor who made it."""
    path = Path(settings.HOME) / MARKER
    working = path.with_name(f".{MARKER}")
    working.write_text(json.dumps({"at": manifest.created_at}), "utf-8")
    working.replace(path)


def last_backup() -> datetime | None:
    """When the last backup was made from this home, if one was."""
    path = Path(settings.HOME) / MARKER
    if not path.exists():
        return None
    return datetime.fromisoformat(json.loads(path.read_text("utf-8"))["at"])
