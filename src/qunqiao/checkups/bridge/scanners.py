"""DuckDB's readers of other databases: where the packages put them, and which files are known to be DuckDB's own."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import duckdb

# What Django and what DuckDB call a kind of database.
KINDS = {"sqlite": "sqlite", "postgresql": "postgres"}
# SHA-256 of files whose signature DuckDB has checked (``test_scanners.py`` does it again). The packages come from
# others than DuckDB's makers, so that one of the two is asked each time: to sum is five times sooner.
_SIGNED = frozenset(
    {
        "b1ced4cfc6311313e117c2afb3eac76508718778dde0716421503c7dbfb5605c",  # postgres 1.5.5, Linux x86_64
        "693d2bf90779df23ca5ebe0688639b9adfc11c2d55ae3466b33e28be16afaa5e",  # sqlite 1.5.5, Linux x86_64
    }
)


def scanner(kind: str) -> Path | None:
    """The extension that reads databases of ``kind`` as ATTACH calls it; None where it is not installed."""
    package = find_spec(f"duckdb_extension_{kind}_scanner")
    if package is None or not package.submodule_search_locations:
        return None
    (folder,) = package.submodule_search_locations
    name = f"{kind}_scanner.duckdb_extension"
    file = Path(folder, "extensions", f"v{duckdb.__version__}", name)
    return file if file.is_file() else None


def known_to_be_signed(file: Path) -> bool:
    """Whether this is, byte by byte, a file whose signature was checked; of any other DuckDB checks it itself."""
    now = file.stat()
    return _digest(file, now.st_mtime_ns, now.st_size) in _SIGNED


@cache
def _digest(file: Path, _changed: int, _size: int) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def missing_package(vendor: str) -> str | None:
    """The package without which DuckDB does not read Django's ``vendor`` of database; None if it is there."""
    kind = KINDS[vendor]
    return None if scanner(kind) else f"duckdb-extension-{kind}-scanner=={duckdb.__version__}"
