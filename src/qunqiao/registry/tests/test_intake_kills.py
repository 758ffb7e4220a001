"""SIGKILL at any moment: nothing lost, nothing doubled, it goes on.

Seven kills by default; ``QUNQIAO_KILLS=200`` kills that often on each way in: a page's job, the
command in a fork of a process that is ready, and the command as a process of its own.
"""

import contextlib
import json
import os
import secrets
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from qunqiao.registry import jobs
from qunqiao.registry.models import Intake
from qunqiao.registry.tests.workbooks import person, sent

KILLS = int(os.environ.get("QUNQIAO_KILLS", "0"))


@pytest.fixture
def house(tmp_path, django_db_setup, django_db_blocker):
    """The environment of a house of its own: a copy of the tests' database, as it was migrated."""
    kept = {name: value for name, value in os.environ.items() if name != "QUNQIAO_TODAY"}
    environment = {**kept, "QUNQIAO_HOME": str(tmp_path)}
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with contextlib.closing(sqlite3.connect(tmp_path / "qunqiao.sqlite3")) as copy:
                connection.connection.backup(copy)
            yield _migrated(environment)
        else:
            name = f"kills_{secrets.token_hex(4)}"
            template = settings.DATABASES["default"]["NAME"]
            _on_server(f'CREATE DATABASE {name} TEMPLATE "{template}"')
            server = os.environ["QUNQIAO_DATABASE"].rsplit("/", 1)[0]
            yield _migrated({**environment, "QUNQIAO_DATABASE": f"{server}/{name}"})
            _on_server(f"DROP DATABASE {name} WITH (FORCE)")


def _migrated(environment):
    """Run alone, no other test had the tests' database made, and the copy is empty."""
    words = [sys.executable, "-m", "django", "migrate", "-v", "0"]
    kept = {**environment, "DJANGO_SETTINGS_MODULE": "qunqiao.config.settings"}
    if "people_person" not in connection.introspection.table_names():
        subprocess.run(words, env=kept, check=True)
    return environment


def _on_server(statement):
    """By way of the server's own database: a template must have no connection."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def test_an_intake_that_nobody_works_on_is_taken_up(cast):
    intake = sent(cast.officer, people=[person("1", "north")])

    jobs.resume_intakes.call()

    intake.refresh_from_db()
    assert intake.state == Intake.State.READY


def test_an_intake_that_another_worker_holds_is_passed_by(cast, monkeypatch):
    intake = sent(cast.officer, people=[person("1", "north")])
    monkeypatch.setattr(jobs, "held", lambda *_: contextlib.nullcontext(enter_result=False))

    jobs.resume_intakes.call()

    intake.refresh_from_db()
    assert intake.state == Intake.State.READING


@pytest.mark.parametrize(("path", "few"), [("worker", 3), ("command", 3), ("process", 1)])
def test_a_kill_loses_nothing_and_doubles_nothing(house, path, few):
    words = ["qunqiao.registry.tests.killing", path, str(KILLS or few), "1"]
    done = subprocess.run(
        [sys.executable, "-m", *words], env=house, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["rounds"] == (KILLS or few)
