"""Snapshots: the registry at one moment as Parquet files with a manifest, and no names of persons."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from qunqiao.checkups.bridge.manifest import Taken, write_manifest
from qunqiao.checkups.bridge.person_keys import PersonKeys
from qunqiao.checkups.bridge.straight import Source, commits_of_others, copy_tables
from qunqiao.checkups.bridge.tables import TABLES, Table, batches, number_persons
from qunqiao.kit.moment import one_moment
from qunqiao.registry.models import Membership

_CHUNK = 20_000
# With fewer members the rows are read one by one before DuckDB has begun: it takes half a second.
_MANY = 50_000
Progress = Callable[[str, int], None]


def take_snapshot(
    directory: Path, *, as_of: date, progress: Progress = lambda _table, _rows: None
) -> Taken:
    """The registry as it stands now, written below ``directory`` in a folder named by its digest.

    All tables are read at one moment: by DuckDB (``straight.py``) at about a million rows a second, or, where
    it cannot, in chunks. Persons are numbers drawn anew each time: two snapshots cannot be joined on them.
    ``progress`` is told each table's name and rows. Nothing is left behind when it fails.
    """
    directory.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=".taking-", dir=directory))
    try:
        taken = write_manifest(working, as_of=as_of, rows=_write_tables(working, progress))
        final = directory / taken.digest[:16]
        if final.exists():  # the same bytes: only a registry without persons can come to that
            shutil.rmtree(working)
        else:
            working.chmod(0o750)
            working.rename(final)
    except BaseException:
        shutil.rmtree(working, ignore_errors=True)
        raise
    return replace(taken, directory=final)


def _write_tables(folder: Path, progress: Progress) -> dict[str, int]:
    # Not counted: the database would read them all for that.
    many = Membership.objects.order_by()[_MANY - 1 : _MANY].exists()
    source = Source.of_connection() if many else None
    if source is not None:
        before = commits_of_others()
        copied = copy_tables(source, folder, progress)
        if copied and commits_of_others() == before:
            return copied
    return _row_by_row(folder, progress)


def _row_by_row(folder: Path, progress: Progress) -> dict[str, int]:
    """Through our own connection: what an open transaction has written is in it; eight bytes a person are held."""
    rows = {}
    with one_moment():
        keys = number_persons()
        for table in TABLES:
            rows[table.name] = _write(table, folder / f"{table.name}.parquet", keys)
            progress(table.name, rows[table.name])
    return rows


def _write(table: Table, path: Path, keys: PersonKeys) -> int:
    count = 0
    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for batch in batches(table, keys, _CHUNK):
            writer.write_batch(batch)
            count += batch.num_rows
    return count
