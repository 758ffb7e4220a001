"""What an intake keeps sealed, sealed again: the same file, the same rows, the same numbers put back."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.kit.keyring import add_key
from qunqiao.people.actions.keep_private import keep_private
from qunqiao.people.bridge.sealed import open_detail
from qunqiao.people.models import PrivateDetail
from qunqiao.people.queries import system_person
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.reseal_former import reseal_former
from qunqiao.registry.actions.reseal_intakes import reseal_intakes
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.bridge.files import file_of
from qunqiao.registry.models import FormerDetail, Intake
from qunqiao.registry.queries.intakes import digest_of, rows_of
from qunqiao.registry.tests.workbooks import a_book, person, previewed_book

OLD, NEW = "11010519491231002X", "440524188001010014"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def book():
    return a_book(people=[person("worker", "north-lab", id_number=NEW)])


@pytest.fixture
def preview(cast, book):
    keep_private(actor=system_person(), kind="id_number", numbers={cast.worker.pk: OLD})
    return previewed_book(cast.officer, book)


@pytest.fixture
def system(preview):
    """The system person, after another key came into use."""
    add_key()
    return system_person()


def test_only_the_system_reseals(cast, preview):
    for reseal in (reseal_intakes, reseal_former):
        with pytest.raises(NotAllowed):
            reseal(actor=cast.supervisor, rows=[])


def test_a_waiting_workbook_is_the_same_and_is_written_as_shown(cast, preview, system, book, trail):
    before = list(rows_of(preview))

    assert reseal_intakes(actor=system, rows=[preview]) == 1

    again = Intake.objects.get(pk=preview.pk)
    assert (again.key_number, file_of(again)) == (2, book)
    assert list(rows_of(again)) == before
    assert trail.acts() == [("registry.file.reseal", system.trail_name, str(preview.pk))]
    assert apply_intake(actor=cast.officer, intake=again).state == Intake.State.APPLIED
    assert open_detail(PrivateDetail.objects.get(person=cast.worker)) == NEW


def test_the_trail_says_the_new_digest_of_a_written_workbooks_rows(cast, preview, system, trail):
    intake = apply_intake(actor=cast.officer, intake=preview)

    reseal_intakes(actor=system, rows=[intake])

    digest = trail.last().detail.content["after"]["rows_digest"]
    assert digest == digest_of(intake.parts.order_by("number"))


def test_a_workbook_erased_meanwhile_stays_erased(cast, preview, system):
    Intake.objects.filter(pk=preview.pk).update(content=b"")

    assert reseal_intakes(actor=system, rows=[preview]) == 0
    assert bytes(Intake.objects.get(pk=preview.pk).content) == b""


def test_a_replaced_number_is_put_back_from_under_the_new_key(cast, preview, system, trail):
    intake = apply_intake(actor=cast.officer, intake=preview)

    done = reseal_former(actor=system, rows=list(FormerDetail.objects.all()))

    assert (done, FormerDetail.objects.get().key_number) == (1, 2)
    assert [act[0] for act in trail.acts()][-1] == "registry.detail.reseal"
    undo_intake(actor=cast.officer, intake=intake)
    assert open_detail(PrivateDetail.objects.get(person=cast.worker)) == OLD
