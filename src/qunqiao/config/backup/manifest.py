"""The last section of a backup: what it holds, and what that adds up to."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from qunqiao.config.backup.digests import Digests, Trail
from qunqiao.config.backup.errors import Unusable
from qunqiao.config.backup.structure import Node


@dataclass(frozen=True, slots=True)
class TableSum:
    """One table: its columns in order, how many rows, their digest, and the first id never given."""

    columns: list[str]
    rows: int
    sha256: str
    next_id: int | None


@dataclass(frozen=True, slots=True)
class FileSum:
    """One file: how many bytes, and their digest."""

    size: int
    sha256: str


@dataclass(slots=True)
class Manifest:
    """Everything that is known of a backup once it was read to its end."""

    version: str
    created_at: str
    database: str
    migrations: list[Node]
    trail: Trail | None
    registry: str
    tables: dict[str, TableSum] = field(default_factory=dict)
    files: dict[str, FileSum] = field(default_factory=dict)
    keys: dict[str, FileSum] = field(default_factory=dict)
    keys_left: list[str] = field(default_factory=list)  # secrets that were there and are not inside

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables.values())

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.created_at)

    def as_bytes(self) -> bytes:
        """The manifest as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest behind ``Manifest.as_bytes``.

    Raises:
        Unusable: it is none.
    """
    try:
        kept: dict[str, Any] = json.loads(content)
        return Manifest(
            **{
                **kept,
                "migrations": [(app, name) for app, name in kept["migrations"]],
                "trail": Trail(**kept["trail"]) if kept["trail"] else None,
                "tables": {name: TableSum(**one) for name, one in kept["tables"].items()},
                "files": {name: FileSum(**one) for name, one in kept["files"].items()},
                "keys": {name: FileSum(**one) for name, one in kept["keys"].items()},
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Unusable("manifest") from None


def digests_of(manifest: Manifest) -> Digests:
    """The four digests of the platform the backup was made of."""
    tables = {name: table.sha256 for name, table in manifest.tables.items()}
    files = {name: file.sha256 for name, file in manifest.files.items()}
    return Digests.of(manifest.registry, manifest.trail, tables, files)
