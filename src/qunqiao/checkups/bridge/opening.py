"""A database in memory over a folder of Parquet files, that can see nothing else."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.parquet_rows import parquet_rows
from qunqiao.checkups.bridge.tables import TABLES
from qunqiao.checkups.errors import BadTables
from qunqiao_engines.rulebook import TableRows

_MEMORY, _THREADS = "4GB", 2


def table_folder(path: Path) -> Path:
    """The folder at ``path``, by its own name.

    Raises:
        BadTables: there is none, or DuckDB cannot speak its name, which is no UTF-8.
    """
    try:
        folder = path.resolve(strict=True)
        str(folder).encode()
    except (OSError, RuntimeError, UnicodeEncodeError) as error:
        raise BadTables(
            format_lazy(_("打不开目录“{folder}”，请检查 --tables 指向的目录。"), folder=path)
        ) from error
    return folder


@contextmanager
def connected(directory: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with one view per table, that may read ``directory`` and nothing else."""
    root = directory.resolve()
    with tempfile.TemporaryDirectory(prefix="qunqiao-checkup-") as spill:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "threads": str(_THREADS),
            "temp_directory": spill,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute(
                "SET allowed_directories = [$root, $spill]", {"root": str(root), "spill": spill}
            )
            connection.execute("SET enable_progress_bar = false")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            for table in TABLES:
                _view(connection, root, table.name)
            yield connection


def table_rows(connection: duckdb.DuckDBPyConnection, directory: Path) -> TableRows:
    """The rows of the views on ``connection``, by Arrow."""
    root = directory.resolve()
    files = {}
    for table in TABLES:
        pattern = {"pattern": str(_pattern(root, table.name))}
        found = connection.execute("SELECT file FROM glob($pattern) ORDER BY file", pattern)
        files[table.name] = [Path(name) for (name,) in found.fetchall()]
    return parquet_rows(files)


def _view(connection: duckdb.DuckDBPyConnection, root: Path, name: str) -> None:
    try:
        connection.read_parquet(str(_pattern(root, name))).create_view(name)
    except duckdb.Error as error:
        raise BadTables(
            format_lazy(
                _("“{folder}”里没有能读的 {name}.parquet，请检查 --tables 指向的目录。"),
                folder=root,
                name=name,
            )
        ) from error


def _pattern(root: Path, name: str) -> Path:
    path = root / f"{name}.parquet"
    return path if path.exists() else root / name / "*.parquet"
