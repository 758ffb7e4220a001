"""The files of a backup on their way home: beside their places first, in them at the end."""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from django.conf import settings

from qunqiao.config.backup.manifest import Manifest
from qunqiao.config.backup.sections import Section

_WORKING = ".restoring"


class Unpacking:
    """Takes files while the block lasts; unless they are put in place, nothing of them remains."""

    def __init__(self, home: Path, manifest: Manifest) -> None:
        self._home, self._working = home, home / _WORKING
        self._manifest = manifest
        self._sums: dict[str, str] = {}
        self._ready: list[tuple[Path, Path]] = []

    def __enter__(self) -> Self:
        shutil.rmtree(self._working, ignore_errors=True)  # of a restore that was killed
        self._working.mkdir(parents=True, mode=0o700)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._working, ignore_errors=True)

    def take(self, kind: str, name: str, section: Section) -> None:
        """Write a section to the disk, not yet in its place."""
        path = self._working / kind / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600 if kind == "key" else 0o640)
        with path.open("wb") as file:
            for piece in section:
                file.write(piece)
        self._ready.append((path, self._place(kind, name)))
        if kind == "file":
            self._sums[name] = section.sum().sha256

    def sums(self) -> dict[str, str]:
        """SHA-256 of each file taken, keys aside."""
        return self._sums

    def put_in_place(self) -> None:
        """Move every file to where the platform looks for it; a key replaces the one made for nothing."""
        for path, place in self._ready:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, place)  # keys may lie on another disk

    def _place(self, kind: str, name: str) -> Path:
        if kind == "key" and name == "keys.json":
            return Path(settings.KEYS)
        return self._home / name
