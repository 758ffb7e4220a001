"""The chain shows every change, removal and swap, and says which entry."""

import pytest
from django.db import connection
from typer.testing import CliRunner

from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.testing import BEGAN
from qunqiao.trail import queries
from qunqiao.trail.errors import AppendOnly, OutsideAction, Unrecorded
from qunqiao.trail.management import commands
from qunqiao.trail.models import Detail, Entry
from qunqiao.trail.recording import action, erase_details, record

ROLES = ("officer", "editor", "teller", "reviewer", "auditor")


@pytest.fixture
def chain(cast):
    """Five entries of granted seats."""
    for role in ROLES:
        grant_seat(
            actor=cast.supervisor, person=cast.worker, role=role, unit=cast.north, began_on=BEGAN
        )


def _tamper(sql: str) -> None:
    # Straight into the table, as somebody with the database's password would.
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_action_that_records_nothing_is_rolled_back(cast):
    @action("test.person.rename")
    def rename(*, actor):
        actor.name = "改了"
        actor.save()

    with pytest.raises(Unrecorded):
        rename(actor=cast.worker)

    cast.worker.refresh_from_db()
    assert cast.worker.name == "worker氏"


def test_recording_outside_an_action_is_refused(cast):
    with pytest.raises(OutsideAction):
        record(cast.worker, on=cast.worker, name="x")


def test_entries_can_be_neither_changed_nor_deleted_through_the_model(chain):
    with pytest.raises(AppendOnly):
        Entry.objects.filter(number=1).delete()
    with pytest.raises(AppendOnly):
        Entry.objects.filter(number=1).update(actor="x")


def test_an_untouched_chain_holds(chain):
    verdict = queries.verify()

    assert verdict.broken == []
    assert verdict.entries == len(ROLES)


@pytest.mark.parametrize(
    ("sql", "number", "fault"),
    [
        ("UPDATE trail_entry SET actor = 'person:99' WHERE number = 3", 3, "changed"),
        ("UPDATE trail_entry SET at = '2020-01-01 00:00:00+00:00' WHERE number = 2", 2, "changed"),
        ("UPDATE trail_detail SET content = '{\"after\": 1}' WHERE entry_id = 4", 4, "detail"),
        ("DELETE FROM trail_detail WHERE entry_id = 2", 2, "detail"),
        (
            "DELETE FROM trail_detail WHERE entry_id = 5; DELETE FROM trail_entry WHERE number = 5",
            5,
            "removed",
        ),
        (
            "DELETE FROM trail_detail WHERE entry_id = 2; DELETE FROM trail_entry WHERE number = 2",
            2,
            "removed",
        ),
    ],
)
def test_what_was_tampered_with_is_named(chain, sql, number, fault):
    for statement in sql.split("; "):
        _tamper(statement)

    assert (number, fault) in [(item.number, item.fault) for item in queries.verify().broken]


def test_two_swapped_entries_are_both_named(chain):
    connection.cursor().execute(
        "PRAGMA foreign_keys=OFF"
    ) if connection.vendor == "sqlite" else None
    _tamper("DELETE FROM trail_detail WHERE entry_id IN (2, 4)")
    _tamper("UPDATE trail_entry SET number = 99 WHERE number = 2")
    _tamper("UPDATE trail_entry SET number = 2 WHERE number = 4")
    _tamper("UPDATE trail_entry SET number = 4 WHERE number = 99")

    faults = {(item.number, item.fault) for item in queries.verify().broken}

    assert {(2, "moved"), (4, "moved")} <= faults


def test_the_command_says_which_entry_and_ends_with_1(chain):
    _tamper("UPDATE trail_entry SET action = 'people.seat.end' WHERE number = 3")

    result = CliRunner().invoke(commands, ["verify", "trail"])

    assert result.exit_code == 1
    assert "第 3 条被改动过" in result.stdout


def test_a_head_kept_elsewhere_shows_a_rewritten_chain(chain):
    result = CliRunner().invoke(commands, ["verify", "trail", "--head", "f" * 64])

    assert result.exit_code == 1


def test_a_detail_erased_past_the_trail_is_named(chain):
    Detail.objects.filter(entry_id=3).update(content=None, erased_at="2026-01-01T00:00:00Z")

    assert [(one.number, one.fault) for one in queries.verify().broken] == [(3, "detail")]


def test_erased_details_that_an_entry_owns_up_to_leave_the_chain_whole(chain, cast):
    @action("test.detail.erase")
    def erase(*, actor):
        numbers = erase_details(Entry.objects.filter(number=3))
        record(actor, on=actor, erased_details=numbers)

    erase(actor=cast.supervisor)

    assert Detail.objects.get(entry_id=3).content is None
    assert queries.verify().broken == []


def test_the_trail_keeps_no_name_of_a_person(cast, trail):
    grant_seat(
        actor=cast.supervisor, person=cast.worker, role="editor", unit=cast.north, began_on=BEGAN
    )

    entry = trail.last()
    assert trail.acts() == [("people.seat.grant", f"person:{cast.supervisor.pk}", entry.subject_id)]
    assert cast.worker.name not in str(entry.detail.content)
