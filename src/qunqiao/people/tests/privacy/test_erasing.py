"""Erasing: numbers of who left long ago by themselves, a person on request, and no more than that."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from typer.testing import CliRunner

from qunqiao.kit import clock
from qunqiao.kit.errors import NotAllowed
from qunqiao.kit.keeping import retention
from qunqiao.people.actions.end_seat import end_seat
from qunqiao.people.actions.erase_person import erase_person
from qunqiao.people.actions.erase_private import erase_private
from qunqiao.people.actions.read_private import read_private
from qunqiao.people.actions.set_private import set_private
from qunqiao.people.actions.sweep_sign_ins import sweep_sign_ins
from qunqiao.people.errors import NotLeft, NotYetDue, PersonErased, StillTied
from qunqiao.people.jobs import erase_what_is_due, keep_terms
from qunqiao.people.management import commands
from qunqiao.people.models import Account, Person, PrivateDetail, Seat
from qunqiao.people.queries import system_person
from qunqiao.people.queries.private import readings_of
from qunqiao.people.testing import a_detail, a_person, a_token
from qunqiao.trail.models import Detail, Entry
from qunqiao.trail.queries import verify

ID, PHONE = PrivateDetail.Kind.ID_NUMBER, PrivateDetail.Kind.PHONE
NUMBER, MOBILE = "11010519491231002X", "13812345678"


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


def _leaver(cast, today, days: int, **fields) -> Person:
    person = a_person(
        "leaver", cast.north, left_on=today - timedelta(days=days), pinyin="zhang san", **fields
    )
    a_detail(person, ID, NUMBER)
    a_detail(person, PHONE, MOBILE)
    return person


def test_numbers_of_who_left_lately_stay(cast, today):
    person = _leaver(cast, today, 179)

    with pytest.raises(NotYetDue):
        erase_private(actor=system_person(), subject=person)


def test_numbers_of_who_works_here_stay(cast, today):
    a_detail(cast.worker, ID, NUMBER)

    assert (
        sum(due.number for due in erase_what_is_due() if due.keeping.kind == "people.private") == 0
    )
    assert PrivateDetail.objects.count() == 1


def test_only_the_system_erases_by_term(cast, today):
    with pytest.raises(NotAllowed):
        erase_private(actor=cast.supervisor, subject=_leaver(cast, today, 400))


def test_every_night_the_numbers_of_who_left_long_ago_go(cast, today, trail):
    person = _leaver(cast, today, 180)
    a_detail(cast.worker, ID, NUMBER)

    keep_terms.func()
    keep_terms.func()

    assert [one.person_id for one in PrivateDetail.objects.all()] == [cast.worker.pk]
    assert trail.acts() == [("people.private.erase", system_person().trail_name, str(person.pk))]


def test_the_term_is_a_setting(cast, today, settings):
    settings.LEFT_DAYS = 30
    _leaver(cast, today, 31)

    keep_terms.func()

    assert not PrivateDetail.objects.exists()


def test_what_signing_in_left_behind_is_swept_once(cast, trail):
    call_command("createcachetable", verbosity=0)
    Session.objects.create(session_key="old", expire_date=clock.now() - timedelta(days=1))
    Session.objects.create(session_key="new", expire_date=clock.now() + timedelta(days=1))
    cache.set("allauth:rl:old", [1], timeout=-1)
    cache.set("allauth:rl:new", [1], timeout=600)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache SET expires = '2020-01-01' WHERE cache_key LIKE '%%old%%'")

    keep_terms.func()
    keep_terms.func()

    assert [one.session_key for one in Session.objects.all()] == ["new"]
    system = system_person()
    assert trail.acts() == [("people.signin.sweep", system.trail_name, str(system.pk))]


def test_nobody_sweeps_by_hand(cast):
    with pytest.raises(NotAllowed):
        sweep_sign_ins(actor=cast.supervisor, subject=system_person())


def test_the_command_only_looks_until_it_is_told_to_erase(cast, today):
    _leaver(cast, today, 200)

    looked = CliRunner().invoke(commands, ["retention", "--json"])
    kept = PrivateDetail.objects.count()
    CliRunner().invoke(commands, ["retention", "--apply"])

    assert (json.loads(looked.stdout)["people.private"], kept) == (1, 2)
    assert not PrivateDetail.objects.exists()


@pytest.mark.parametrize("part", ["worker", "officer", "lead", "stranger"])
def test_only_the_supervising_body_erases_a_person(cast, today, part):
    person = _leaver(cast, today, 1)

    with pytest.raises(NotAllowed):
        erase_person(actor=getattr(cast, part), person=person, basis="request")


def test_who_works_here_is_not_erased(cast):
    with pytest.raises(NotLeft):
        erase_person(actor=cast.supervisor, person=cast.worker, basis="request")


def test_who_still_has_a_duty_is_not_erased_and_the_sentence_says_which(cast, today):
    Person.objects.filter(pk=cast.officer.pk).update(left_on=today)

    with pytest.raises(StillTied, match="管理职责 1 项"):
        erase_person(actor=cast.supervisor, person=cast.officer, basis="request")


def _erased(cast, today, **fields) -> Person:
    """A person about whom everything is kept that can be, then erased."""
    person = _leaver(cast, today, 1, sex="female", birth_date="1949-12-31", name="章小三", **fields)
    seat = Seat.objects.create(
        person=person, unit=cast.north, role=Seat.Role.EDITOR, began_on="2020-01-01"
    )
    end_seat(actor=cast.supervisor, seat=seat, on=today)
    Authenticator.objects.create(user=person.account, type="totp", data={"secret": "x"})
    a_token(person, secret="qq_章小三的令牌")
    set_private(actor=cast.officer, person=person, kind=PHONE, number=MOBILE)
    detail = PrivateDetail.objects.get(kind=ID)
    read_private(actor=cast.officer, detail=detail, purpose="identity", reason="核对章小三的证件")
    return erase_person(actor=cast.supervisor, person=person, basis="request")


def test_nothing_that_says_who_it_was_is_left_anywhere(cast, today):
    _erased(cast, today)

    found = _whole_database()
    # SQLite keeps JSON with every Chinese character escaped.
    for word in (
        "章小三",
        r"\u7ae0\u5c0f\u4e09",
        "leaver",
        "zhang san",
        "1949-12-31",
        MOBILE,
        NUMBER,
    ):
        assert word not in found, word


def test_the_row_stays_for_the_history_under_a_name_that_means_nobody(cast, today, trail):
    person = _erased(cast, today)

    assert (person.name, person.erased_on, person.unit_id) == ("已删除", today, cast.north.pk)
    assert Seat.objects.filter(person=person).count() == 1
    assert not Account.objects.filter(person=person).exists()
    assert readings_of(person)[0].reason == ""
    assert trail.acts()[-1] == (
        "people.person.erase",
        cast.supervisor.trail_name,
        str(person.pk),
    )


def test_the_chain_still_holds_and_what_was_erased_cannot_be_guessed(cast, today):
    person = _erased(cast, today)

    assert verify().broken == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT salt, content FROM trail_detail WHERE erased_at IS NOT NULL")
        left = cursor.fetchall()
    assert left
    assert all(salt == "" and content in (None, "null") for salt, content in left)
    assert person.pk


def test_an_erasure_that_no_entry_owns_up_to_is_tampering(cast, today):
    set_private(actor=cast.officer, person=cast.worker, kind=PHONE, number=MOBILE)
    number = Entry.objects.latest("number").number
    Detail.objects.filter(entry_id=number).update(content=None, salt="", erased_at=clock.now())

    assert [(one.number, one.fault) for one in verify().broken] == [(number, "detail")]


def test_a_second_record_of_the_same_person_goes_too(cast, today):
    twin = a_person("twin", cast.north, name="章小三", left_on=today)
    person = _leaver(cast, today, 1)
    Person.objects.filter(pk=twin.pk).update(merged_into=person)

    erase_person(actor=cast.supervisor, person=person, basis="request")

    twin.refresh_from_db()
    assert (twin.name, twin.erased_on) == ("已删除", today)


def test_a_person_is_erased_once_and_nothing_is_kept_of_them_again(cast, today):
    person = _erased(cast, today)

    with pytest.raises(PersonErased):
        erase_person(actor=cast.supervisor, person=person, basis="request")
    with pytest.raises(PersonErased):
        set_private(actor=cast.supervisor, person=person, kind=PHONE, number=MOBILE)


def test_every_name_in_the_table_of_what_is_kept_leads_somewhere():
    for keeping in retention():
        for name in (keeping.copy, keeping.ties, keeping.due, keeping.erase, keeping.forget):
            assert not name or callable(keeping.named(name)), name
        assert keeping.said_term


def _whole_database() -> str:
    """Every row of every table, as text; bytes with their readable characters."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else None
                    parts.append(raw.decode("utf-8", "replace") if raw else str(value))
    return "\n".join(parts)
