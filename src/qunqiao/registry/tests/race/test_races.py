"""Two who answer at the same moment: one is heard, the other is told so, and nothing is written twice.

On a database of the kind the other tests run on: PostgreSQL, whose locks are many, or a SQLite, whose
writers queue.
"""

import json
import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
import pytest
from tests import migrated

# In a database of their own; the mark says that it matters which.
pytestmark = pytest.mark.django_db
SERVER = os.environ.get("QUNQIAO_DATABASE", "")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The scene's house."""
    return tmp_path_factory.mktemp("race")


@pytest.fixture(scope="module")
def address(home):
    """A database of the scene's own, with all tables."""
    if not SERVER:
        shutil.copy(migrated.sqlite(), home / "qunqiao.sqlite3")
        yield ""
        return
    name = f"race_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated.postgres(SERVER)}"')
    yield f"{SERVER.rsplit('/', 1)[0]}/{name}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}"')


@pytest.fixture(scope="module")
def seen(address, home):
    """What the scene saw in a house of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("QUNQIAO_")}
    environment = {
        **kept,
        "DJANGO_SETTINGS_MODULE": "qunqiao.config.settings",
        "QUNQIAO_HOME": str(home),
        "QUNQIAO_DATABASE": address,
        "QUNQIAO_TODAY": "2026-11-20",
    }
    done = subprocess.run(
        [sys.executable, "-m", "qunqiao.registry.tests.race.scene"],
        env=environment,
        cwd=Path(__file__).parents[5],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_of_three_answers_one_is_heard(seen):
    told = ["TransferClosed", "TransferClosed", "done"]

    assert seen["answers"] == [{"told": told, "whole": True}] * len(seen["answers"])


def test_of_two_merges_one_is_done(seen):
    assert seen["merges"] == [{"told": ["NotAPair", "done"], "whole": True}] * len(seen["merges"])
