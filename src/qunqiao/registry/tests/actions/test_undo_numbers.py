"""A private number changed after an intake is a record that moved on: the intake stays as it is."""

import pytest

from qunqiao.kit.keyring import add_key
from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.actions.reseal_private import reseal_private
from qunqiao.people.bridge.sealed import open_detail
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries import system_person
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.errors import RecordsMovedOn
from qunqiao.registry.models import FormerDetail
from qunqiao.registry.tests.workbooks import applied, person

FIRST = {"id_number": "11010519491231002X", "phone": "13812345678"}
LATER = {"id_number": "440524188001010014", "phone": "13987654321"}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def intake(cast):
    """Numbers for a person on record, and for a new one."""
    rows = [person("worker", "north-lab", name=cast.worker.name, **FIRST)]
    return applied(cast.officer, people=[*rows, person("n1", "north", phone="13811112222")])


def numbers():
    return {
        (row.person.staff_number, row.kind): open_detail(row)
        for row in PrivateDetail.objects.select_related("person")
    }


def changed_by_hand(who, kind):
    keep_private(actor=system_person(), kind=kind, numbers={who.pk: LATER[kind]})


@pytest.mark.parametrize("kind", ["id_number", "phone"])
def test_a_number_changed_since_keeps_everything_and_names_its_person(cast, intake, kind):
    changed_by_hand(cast.worker, kind)

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert (refusal.value.number, refusal.value.records) == (1, ["人员 worker"])
    assert numbers()["worker", kind] == LATER[kind]


def test_a_number_removed_since_keeps_everything(cast, intake):
    PrivateDetail.objects.filter(person=cast.worker, kind="phone").delete()

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert refusal.value.records == ["人员 worker"]


def test_a_new_persons_number_changed_since_keeps_everything(cast, intake):
    changed_by_hand(Person.objects.get(staff_number="n1"), "phone")

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert refusal.value.records == ["人员 n1"]


def test_a_person_with_two_changes_is_counted_once(cast, intake):
    changed_by_hand(cast.worker, "id_number")
    changed_by_hand(cast.worker, "phone")

    with pytest.raises(RecordsMovedOn) as refusal:
        undo_intake(actor=cast.officer, intake=intake)

    assert refusal.value.number == 1


def test_a_new_key_is_no_change_of_a_number(cast, intake):
    add_key()
    reseal_private(actor=system_person(), rows=list(PrivateDetail.objects.all()))

    undo_intake(actor=cast.officer, intake=intake)

    assert numbers() == {}
    assert not FormerDetail.objects.exists()


def test_an_id_number_is_compared_without_being_opened(cast, intake, monkeypatch):
    PrivateDetail.objects.filter(kind="phone").delete()
    opened = []
    monkeypatch.setattr("qunqiao.people.queries.private.open_detail", opened.append)

    with pytest.raises(RecordsMovedOn):
        undo_intake(actor=cast.officer, intake=intake)

    assert opened == []
