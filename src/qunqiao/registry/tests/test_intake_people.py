"""Who a row is about: identity number, else staff number, else name, birth date and unit; doubts wait."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.bridge.sealed import open_detail
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries import system_person
from qunqiao.people.testing import a_person
from qunqiao.registry import jobs
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.decide_doubts import decide_doubts
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.bridge.files import file_of
from qunqiao.registry.models import Intake
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.queries.intakes import rejected_rows, rows_of
from qunqiao.registry.tests.workbooks import a_book, person, previewed

ID, OTHER_ID = "11010519491231002X", "440524188001010014"
BORN = date(1990, 5, 17)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def zhao(cast):
    return a_person("77", cast.north, name="赵六", birth_date=BORN)


def sealed_number(someone, number=ID, kind="id_number"):
    keep_private(actor=system_person(), kind=kind, numbers={someone.pk: number})


def bare(**fields):
    return person(None, "north", **{"name": "赵六", "birth_date": BORN, **fields})


def rows(intake):
    return list(rows_of(intake))


def codes(intake):
    return [[one["code"] for one in row.reasons] for row in rows(intake)]


def test_without_a_number_name_birth_date_and_unit_will_do(cast, zhao):
    intake = previewed(cast.officer, people=[bare(sex="male")])

    (row,) = rows(intake)
    assert (row.verdict, row.values["staff_number"]) == ("change", "77")
    assert row.warnings[0]["code"] == "taken_by_person"


def test_somebody_unknown_without_a_number_is_refused(cast, zhao):
    assert codes(previewed(cast.officer, people=[bare(name="钱七")])) == [["person_not_found"]]


def test_two_alike_are_left_to_a_person(cast, zhao):
    a_person("78", cast.north, name="赵六", birth_date=BORN)

    assert codes(previewed(cast.officer, people=[bare()])) == [["doubtful_person"]]


def test_an_identity_number_finds_its_person(cast, zhao):
    sealed_number(zhao)
    row = person(None, "north", name="赵陆", id_number=ID)

    (kept,) = rows(previewed(cast.officer, people=[row]))
    assert (kept.verdict, kept.values["staff_number"]) == ("change", "77")


def test_an_identity_number_against_the_staff_number_is_doubtful(cast, zhao):
    sealed_number(zhao)
    intake = previewed(cast.officer, people=[person("worker", "north", id_number=ID)])

    assert codes(intake) == [["doubtful_person"]]
    assert "77" in rows(intake)[0].reasons[0]["zh"]


def test_a_number_with_another_name_and_birth_date_is_doubtful(cast, zhao):
    row = person("77", "north", name="孙八", birth_date=date(2000, 1, 1))

    assert codes(previewed(cast.officer, people=[row])) == [["doubtful_person"]]


def test_a_person_out_of_reach_is_not_named(cast):
    far = a_person("99", cast.south, name="赵六", birth_date=BORN)
    sealed_number(far)
    intake = previewed(cast.officer, people=[person("new", "north", id_number=ID)])

    assert intake.count("add") == 1
    assert "99" not in json.dumps([row.warnings for row in rows(intake)])


def sent(actor, **tables):
    intake = send_intake(actor=actor, filename="a.xlsx", content=a_book(**tables))
    jobs.read_intake.call(intake_id=intake.pk)
    intake.refresh_from_db()
    return intake


def decided(actor, intake, **said):
    decide_doubts(actor=actor, intake=intake, decisions={"0:2": said["who"]})
    jobs.read_intake.call(intake_id=intake.pk)
    intake.refresh_from_db()
    return rows(intake)[0]


def test_a_person_decides_that_it_is_the_same(cast, zhao):
    intake = sent(
        cast.officer, people=[person("77", "north", name="孙八", birth_date=date(2000, 1, 1))]
    )

    row = decided(cast.officer, intake, who="77")
    assert (row.verdict, set(row.before)) == ("change", {"name", "birth_date"})


def test_a_person_decides_that_it_is_another(cast, zhao):
    sealed_number(zhao)
    intake = sent(cast.officer, people=[person("78", "north", name="孙八", id_number=ID)])
    assert codes(intake) == [["doubtful_person"]]

    row = decided(cast.officer, intake, who="")
    assert (row.verdict, row.values["staff_number"]) == ("add", "78")


def test_only_the_sender_decides(cast, zhao, trail):
    intake = sent(
        cast.officer, people=[person("77", "north", name="孙八", birth_date=date(2000, 1, 1))]
    )
    with pytest.raises(NotAllowed):
        decide_doubts(actor=cast.lead, intake=intake, decisions={"0:2": "77"})
    decide_doubts(actor=cast.officer, intake=intake, decisions={"0:2": "77"})

    assert trail.acts()[-1] == ("registry.intake.decide", cast.officer.trail_name, str(intake.pk))


NEW = {"id_number": ID, "phone": "13812345678"}


def kept_numbers():
    return {(d.person.staff_number, d.kind): open_detail(d) for d in PrivateDetail.objects.all()}


def test_numbers_are_kept_sealed_with_new_persons(cast):
    intake = sent(cast.officer, people=[person("n1", "north", **NEW)])
    apply_intake(actor=cast.officer, intake=intake)

    assert kept_numbers() == {("n1", "id_number"): ID, ("n1", "phone"): "13812345678"}


def test_another_number_is_a_change_and_the_same_is_none(cast, zhao):
    sealed_number(zhao)
    row = {"staff_number": "77", "name": "赵六", "unit_code": "north"}
    same = previewed(cast.officer, people=[{**row, "id_number": ID}])
    blank = previewed(cast.officer, people=[row])
    phone = previewed(cast.officer, people=[{**row, "id_number": ID, "phone": "13812345678"}])

    assert [one.count("unchanged") for one in (same, blank, phone)] == [1, 1, 0]
    assert rows(phone)[0].before == {"phone": None}
    assert rows(phone)[0].values["phone"] == "138****5678"


def test_undoing_puts_former_numbers_back(cast, zhao):
    sealed_number(zhao, OTHER_ID)
    before, digest = kept_numbers(), registry_digest()
    people = [
        {"staff_number": "77", "name": "赵六", "unit_code": "north", "id_number": ID},
        person("n1", "north", **{**NEW, "id_number": None}),
    ]
    intake = sent(cast.officer, people=people)
    # The card's number leads to nobody on record, so the staff number counts.
    apply_intake(actor=cast.officer, intake=intake)
    assert kept_numbers()["77", "id_number"] == ID

    intake.refresh_from_db()
    undo_intake(actor=cast.officer, intake=intake)

    assert (kept_numbers(), registry_digest()) == (before, digest)
    assert not Person.objects.filter(staff_number="n1").exists()


def everything():
    models = [model for model in apps.get_models() if model._meta.app_label != "contenttypes"]
    return "".join(serializers.serialize("json", model.objects.all()) for model in models)


def test_no_number_stands_anywhere_in_plain(cast, zhao):
    people = [
        person("n1", "north", **NEW),
        person("n2", "nowhere", **{**NEW, "id_number": OTHER_ID}),
    ]
    intake = sent(cast.officer, people=people)
    seen = [everything()]
    assert file_of(intake) == a_book(people=people)
    rejected = rejected_rows(intake, "zh")
    apply_intake(actor=cast.officer, intake=intake)
    seen.append(everything())

    for text in seen:
        assert all(number not in text for number in (ID, OTHER_ID, "13812345678"))
    assert rejected
    assert Intake.objects.get().count("add") == 1
