"""The keys as an operator meets them: looked at by the doctor, changed while people work."""

import pytest
from typer.testing import CliRunner

from qunqiao.kit.keyring import make_first_key, read_ring
from qunqiao.kit.resealing import Sealing, keys_that_open_nothing
from qunqiao.people.actions.reseal_private import reseal_private
from qunqiao.people.bridge.sealed import open_detail
from qunqiao.people.management import commands
from qunqiao.people.models import PrivateDetail
from qunqiao.people.queries.private import opens, sealed_details
from qunqiao.people.testing import a_detail

ID = PrivateDetail.Kind.ID_NUMBER
NUMBER, OTHER = "11010519491231002X", "440524188001010014"


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


def _run(*words):
    return CliRunner().invoke(commands, words)


def test_a_new_key_file_in_place_of_a_lost_one_is_found_out(cast, settings):
    a_detail(cast.worker, ID, NUMBER)
    settings.KEYS.unlink()
    make_first_key()

    assert keys_that_open_nothing() == [1]


def test_changing_keys_seals_everything_anew_and_keeps_the_old_key(cast):
    a_detail(cast.worker, ID, NUMBER)
    a_detail(cast.lead, ID, OTHER)

    done = _run("keys", "rotate")

    assert done.exit_code == 0, done.output
    rows = PrivateDetail.objects.order_by("pk")
    assert [(row.key_number, open_detail(row)) for row in rows] == [(2, NUMBER), (2, OTHER)]
    assert sorted(read_ring().keys) == [1, 2]
    assert keys_that_open_nothing() == []


def test_a_change_that_was_stopped_goes_on_with_the_same_key(cast, monkeypatch):
    a_detail(cast.worker, ID, NUMBER)
    a_detail(cast.lead, ID, OTHER)
    calls = []

    def stopped(*, actor, rows):
        if calls:
            raise KeyboardInterrupt
        calls.append(rows)
        return reseal_private(actor=actor, rows=rows)

    one_by_one = Sealing(sealed_details, opens, stopped, at_once=1)
    monkeypatch.setattr("qunqiao.people.management.sealings", lambda: [one_by_one])
    _run("keys", "rotate")
    halfway = sorted(PrivateDetail.objects.values_list("key_number", flat=True))
    monkeypatch.undo()
    _run("keys", "rotate")

    assert halfway == [1, 2]
    assert sorted(read_ring().keys) == [1, 2]
    assert {row.key_number for row in PrivateDetail.objects.all()} == {2}


def test_the_list_says_how_much_stands_under_each_key(cast, settings):
    a_detail(cast.worker, ID, NUMBER)

    said = _run("keys", "list").output

    assert str(settings.KEYS) in said
    assert "密钥 1：1 项加密内容" in said
    assert read_ring().newest.secret.hex() not in said
