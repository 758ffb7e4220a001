"""A sender says whom doubtful rows are about; the file is compared again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.kit.testing import read
from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.bridge.numbers import covered
from qunqiao.people.queries import system_person
from qunqiao.people.testing import a_person
from qunqiao.registry import jobs
from qunqiao.registry.models import Intake
from qunqiao.registry.queries import doubts
from qunqiao.registry.queries.intakes import rows_of
from qunqiao.registry.tests.workbooks import person, sent

ID = "11010519491231002X"
BORN = date(1990, 5, 17)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def zhao(cast):
    return a_person("77", cast.north, name="赵六", birth_date=BORN)


def read_in(actor, **tables):
    intake = sent(actor, **tables)
    jobs.read_intake.call(intake_id=intake.pk)
    intake.refresh_from_db()
    return intake


def stranger(number="77", **fields):
    """A row whose staff number is on record under another name and birth date."""
    return person(number, "north", **{"name": "孙八", "birth_date": date(2000, 1, 1), **fields})


def twin(name="赵六"):
    return person(None, "north", name=name, birth_date=BORN)


def holder(cast, someone):
    keep_private(actor=system_person(), kind="id_number", numbers={someone.pk: ID})
    return person("78", "north", name="孙八", id_number=ID)


def address(intake):
    return reverse("registry:intake_doubts", args=[intake.pk])


def shown(client, intake):
    return read(client.get(address(intake)).content).text


def answered(client, intake, **answers):
    """The first row after these answers were sent."""
    response = client.post(address(intake), {"0:2": "later", **answers})
    assert response.status_code == 302
    intake.refresh_from_db()
    if intake.state == Intake.State.READING:
        jobs.read_intake.call(intake_id=intake.pk)
    return next(iter(rows_of(intake)))


def test_an_answer_that_was_not_offered_is_refused(cast, zhao, sign_in):
    intake = read_in(cast.officer, people=[stranger()])

    response = sign_in(cast.officer).post(address(intake), {"0:2": "is:worker"})

    intake.refresh_from_db()
    assert response.status_code == 422
    assert intake.decisions == {}


def test_it_is_closed_while_the_file_is_read(cast, zhao, sign_in):
    intake = sent(cast.officer, people=[stranger()])

    assert sign_in(cast.officer).get(address(intake)).status_code == 409


def test_the_row_stands_beside_the_record(cast, zhao, sign_in):
    text = shown(sign_in(cast.officer), read_in(cast.officer, people=[stranger()]))

    assert all(word in text for word in ("孙八", "2000", "赵六", "1990", "就是 赵六（77）"))
    assert "05-17" not in text


def test_a_number_is_shown_covered(cast, zhao, sign_in):
    text = shown(sign_in(cast.officer), read_in(cast.officer, people=[holder(cast, zhao)]))

    assert ID not in text
    assert text.count(covered(ID)) == 2


def test_a_record_of_a_unit_lost_since_is_not_named(cast, zhao, sign_in):
    intake = read_in(cast.officer, people=[stranger()])
    zhao.unit = cast.south
    zhao.save()

    text = shown(sign_in(cast.officer), intake)
    assert "孙八" in text
    assert "赵六" not in text


def test_that_it_is_the_same_changes_the_record(cast, zhao, sign_in):
    intake = read_in(cast.officer, people=[stranger()])

    row = answered(sign_in(cast.officer), intake, **{"0:2": "is:77"})
    assert (row.verdict, set(row.before)) == ("change", {"name", "birth_date"})


def test_that_it_is_another_adds_a_record(cast, zhao, sign_in):
    intake = read_in(cast.officer, people=[holder(cast, zhao)])

    row = answered(sign_in(cast.officer), intake, **{"0:2": "another"})
    assert (row.verdict, row.values["staff_number"]) == ("add", "78")


def test_one_of_two_alike_is_picked(cast, zhao, sign_in):
    a_person("78", cast.north, name="赵六", birth_date=BORN)
    intake = read_in(cast.officer, people=[twin()])

    row = answered(sign_in(cast.officer), intake, **{"0:2": "is:78"})
    assert (row.verdict, row.values["staff_number"]) == ("unchanged", "78")


def test_what_is_left_for_later_stays_as_it_is(cast, zhao, sign_in):
    intake = read_in(cast.officer, people=[stranger()])

    row = answered(sign_in(cast.officer), intake)
    assert (intake.state, row.verdict) == (Intake.State.READY, "refused")


def test_a_taken_number_offers_nobody_new(cast, zhao, sign_in):
    client, intake = sign_in(cast.officer), read_in(cast.officer, people=[stranger()])

    assert "这个工号就填错了" in shown(client, intake)
    assert client.post(address(intake), {"0:2": "another"}).status_code == 422


def test_the_intake_leads_there_while_there_is_something_to_decide(cast, zhao, sign_in):
    client, intake = sign_in(cast.officer), read_in(cast.officer, people=[stranger()])
    page = reverse("registry:intake", args=[intake.pk])

    assert "判断存疑的行（1）" in read(client.get(page).content).text
    assert "判断存疑" not in read(sign_in(cast.supervisor).get(page).content).text
    answered(client, intake, **{"0:2": "is:77"})
    assert "判断存疑" not in read(client.get(page).content).text


def test_nothing_in_doubt_is_said(cast, sign_in):
    intake = read_in(cast.officer, people=[person("n1", "north")])

    assert "没有要判断的行" in shown(sign_in(cast.officer), intake)


def test_more_rows_ask_no_more_queries(cast, zhao, sign_in):
    client = sign_in(cast.officer)
    for number in range(80, 90):
        a_person(str(number), cast.north, name="赵六", birth_date=BORN)
    one = read_in(cast.officer, people=[stranger()])
    many = read_in(cast.officer, people=[stranger(str(number)) for number in range(80, 90)])

    asked = []
    for intake in (one, one, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address(intake))
        asked.append(len(queries))
    assert asked[1] == asked[2]


def test_a_long_list_is_shown_in_part_and_says_so(cast, zhao, sign_in, monkeypatch):
    monkeypatch.setattr(doubts, "AT_ONCE", 1)
    a_person("78", cast.north, name="赵六", birth_date=BORN)
    intake = read_in(cast.officer, people=[stranger(), stranger("78")])

    text = shown(sign_in(cast.officer), intake)
    assert "有 2 行拿不准是谁" in text
    assert "先列出前 1 行" in text
