"""Snapshots: the registry at one moment as Parquet files with a manifest, and no names of persons."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.person_keys import PersonKeys
from qunqiao.checkups.bridge.tables import TABLES, Table, batches, number_persons
from qunqiao.checkups.errors import BadTables
from qunqiao.kit.moment import one_moment

_CHUNK = 20_000
MANIFEST = "manifest.json"
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that lies on disk: where, of which day, and what identifies it."""

    directory: Path
    as_of: date
    digest: str
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class _File:
    rows: int
    sha256: str


def take_snapshot(
    directory: Path, *, as_of: date, progress: Progress = lambda _table, _rows: None
) -> Taken:
    """The registry as it stands now, written below ``directory`` in a folder named by its digest.

    All tables are read at one moment, in chunks; memory grows by eight bytes a person. Persons are
    numbers drawn anew each time: two snapshots cannot be joined on them.
    ``progress`` is told each table's name and rows. Nothing is left behind when it fails.
    """
    directory.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=".taking-", dir=directory))
    try:
        files = _write_tables(working, progress)
        manifest = _manifest(as_of, files)
        (working / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
        final = directory / str(manifest["digest"])[:16]
        if final.exists():  # the same bytes: only a registry without persons can come to that
            shutil.rmtree(working)
        else:
            working.chmod(0o750)
            working.rename(final)
    except BaseException:
        shutil.rmtree(working, ignore_errors=True)
        raise
    return Taken(final, as_of, str(manifest["digest"]), {n: f.rows for n, f in files.items()})


def read_manifest(directory: Path) -> Taken:
    """The snapshot in ``directory``; its tables are compared with the manifest's digests.

    Raises:
        BadTables: there is no manifest, or a file is not the one that was written.
    """
    path = directory / MANIFEST
    if not path.exists():
        raise BadTables(
            format_lazy(_("“{folder}”里没有 manifest.json，不是一份快照。"), folder=directory)
        )
    manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
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


def _write_tables(folder: Path, progress: Progress) -> dict[str, _File]:
    files = {}
    with one_moment():
        keys = number_persons()
        for table in TABLES:
            files[table.name] = _write(table, folder / f"{table.name}.parquet", keys)
            progress(table.name, files[table.name].rows)
    return files


def _write(table: Table, path: Path, keys: PersonKeys) -> _File:
    count = 0
    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for batch in batches(table, keys, _CHUNK):
            writer.write_batch(batch)
            count += batch.num_rows
    return _File(count, _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(as_of: date, files: dict[str, _File]) -> dict[str, object]:
    every = "".join(f"{name} {file.sha256}\n" for name, file in files.items())
    return {
        "as_of": as_of.isoformat(),
        "digest": hashlib.sha256(every.encode()).hexdigest(),
        "tables": {name: asdict(file) for name, file in files.items()},
        "columns": {table.name: table.columns for table in TABLES},
    }
