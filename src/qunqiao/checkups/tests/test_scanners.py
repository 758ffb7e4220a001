"""What reads other databases for DuckDB: signed by DuckDB, or not loaded."""

import platform
import sys

import duckdb
import pytest

from qunqiao.checkups.bridge import scanners

KINDS = ("postgres", "sqlite")


@pytest.fixture(params=KINDS)
def installed(request):
    file = scanners.scanner(request.param)
    if file is None:
        pytest.skip(f"no extension of DuckDB for {request.param} on this machine")
    return file


def test_a_changed_file_is_not_taken_for_a_signed_one(installed, tmp_path):
    changed = tmp_path / installed.name
    content = bytearray(installed.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)

    assert not scanners.known_to_be_signed(changed)
    with duckdb.connect() as database, pytest.raises(duckdb.Error, match="signature"):
        database.execute(f"LOAD '{changed}'")


def test_what_is_known_to_be_signed_is_signed(installed):
    with duckdb.connect(config={"allow_unsigned_extensions": "false"}) as database:
        database.execute(f"LOAD '{installed}'")

    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip(
            "the file for this machine is not among those known; DuckDB checks it each time"
        )
    assert scanners.known_to_be_signed(installed), "a new version: put its SHA-256 into _SIGNED"


def test_what_is_not_installed_is_named_with_its_version(monkeypatch):
    monkeypatch.setattr(scanners, "find_spec", lambda _name: None)

    wanted = f"duckdb-extension-postgres-scanner=={duckdb.__version__}"
    assert scanners.missing_package("postgresql") == wanted
