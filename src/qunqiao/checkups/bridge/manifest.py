"""The manifest of a folder of tables: of which day they are, and a digest of every file."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.tables import TABLES
from qunqiao.checkups.errors import BadTables

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that lies on disk: where, of which day, and what identifies it."""

    directory: Path
    as_of: date
    digest: str
    rows: dict[str, int]


def write_manifest(directory: Path, *, as_of: date, rows: dict[str, int]) -> Taken:
    """Vouch for the tables in ``directory``, each of so many ``rows``."""
    digests = {name: _sha256(directory / f"{name}.parquet") for name in rows}
    every = "".join(f"{name} {digest}\n" for name, digest in digests.items())
    manifest = {
        "as_of": as_of.isoformat(),
        "digest": hashlib.sha256(every.encode()).hexdigest(),
        "tables": {name: {"rows": count, "sha256": digests[name]} for name, count in rows.items()},
        "columns": {table.name: table.columns for table in TABLES},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (directory / MANIFEST).write_text(text, "utf-8")
    return Taken(directory, as_of, str(manifest["digest"]), rows)


def read_manifest(directory: Path) -> Taken:
    """The snapshot in ``directory``; its tables are compared with the manifest's digests.

    Raises:
        BadTables: there is no manifest or none of ours, or a file is not the one that was written.
    """
    path = directory / MANIFEST
    if not path.exists():
        raise BadTables(
            format_lazy(_("“{folder}”里没有 manifest.json，不是一份快照。"), folder=directory)
        )
    try:
        return _read(directory, json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BadTables(
            format_lazy(
                _("“{folder}”里的 manifest.json 或它列出的文件读不出来，不是一份完整的快照。"),
                folder=directory,
            )
        ) from error


def _read(directory: Path, manifest: dict[str, Any]) -> Taken:
    for name, entry in manifest["tables"].items():
        if _sha256(directory / f"{name}.parquet") != entry["sha256"]:
            raise BadTables(
                format_lazy(
                    _("快照文件 {name}.parquet 与清单上的摘要不符，可能被改动过，不能用来体检。"),
                    name=name,
                )
            )
    rows = {name: int(entry["rows"]) for name, entry in manifest["tables"].items()}
    return Taken(directory, date.fromisoformat(manifest["as_of"]), manifest["digest"], rows)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
