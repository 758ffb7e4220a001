"""A synthetic country on disk: nine Parquet tables, the faults planted in them, and a manifest."""

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge.manifest import Taken, write_manifest
from qunqiao.kit.errors import Conflict
from qunqiao_engines.synth.country import KEY, Country, clear, lay_out, tables

_KEY = "key.json"
# Few rows at a time: what waits to be written is most of the memory that this takes.
_OPTIONS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880"


def write_country(
    directory: Path,
    *,
    size: tuple[int, int],
    seed: str,
    as_of: date,
    progress: Callable[[str, int], None],
) -> Taken:
    """A country of ``size`` (organisations, people) below ``directory``, by streaming.

    ``key.json`` lists the planted faults as [rule, kind of subject, id]. The same seed and size
    give the same rows with the same version of the database.

    Raises:
        Conflict: the folder holds files already, or the size is no country's.
    """
    if directory.exists() and any(directory.iterdir()):
        raise Conflict(_("“%(path)s”里已经有文件，请换一个空的目录。") % {"path": directory})
    try:
        country = Country(organisations=size[0], people=size[1], seed=seed, as_of=as_of)
    except ValueError as error:
        raise Conflict(_("不能生成这样的数据：%(reason)s") % {"reason": error}) from error
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="qunqiao-synth-") as spill:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": "2500MB",
            "threads": 2,
            "temp_directory": spill,
        }
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute("SET enable_progress_bar = false")
            lay_out(connection, country)
            rows = {
                name: _write(connection, query, directory / f"{name}.parquet", progress)
                for name, query in tables(country).items()
            }
            key = connection.execute(KEY).fetchall()
            clear(connection)
    (directory / _KEY).write_text(json.dumps(key, ensure_ascii=False), "utf-8")
    return write_manifest(directory, as_of=as_of, rows=rows)


def _write(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    path: Path,
    progress: Callable[[str, int], None],
) -> int:
    target = str(path).replace("'", "''")
    ((count,),) = connection.execute(f"COPY ({query}) TO '{target}' ({_OPTIONS})").fetchall()
    progress(path.stem, count)
    return int(count)
