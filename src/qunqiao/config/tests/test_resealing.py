"""A new key, for all that any app keeps sealed."""

import pytest
from django.apps import apps
from typer.testing import CliRunner

from qunqiao.config.doctor import examine
from qunqiao.hooks.models import Hook
from qunqiao.hooks.testing import a_hook
from qunqiao.kit.keyring import make_first_key
from qunqiao.kit.resealing import key_numbers, keys_that_open_nothing, sealings
from qunqiao.people.management import commands
from qunqiao.people.testing import a_detail
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.models import Intake

NUMBER = "11010519491231002X"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def sealed(cast):
    """Something sealed in three apps."""
    a_detail(cast.worker, "id_number", NUMBER)
    a_hook(cast.lead, cast.north, "http://127.0.0.1:9/")
    send_intake(actor=cast.officer, filename="a.xlsx", content=b"a workbook")


def test_every_table_with_a_key_number_is_in_somebodys_list(db):
    listed = {sealing.rows().model for sealing in sealings()}
    tables = {
        model
        for model in apps.get_models()
        if any(field.name == "key_number" for field in model._meta.concrete_fields)
    }

    assert listed == tables


def test_a_new_key_is_for_everything_and_a_second_change_takes_another(sealed):
    first = CliRunner().invoke(commands, ["keys", "rotate"])

    assert (first.exit_code, key_numbers(), keys_that_open_nothing()) == (0, [2], [])
    assert {Hook.objects.get().key_number, Intake.objects.get().key_number} == {2}
    assert CliRunner().invoke(commands, ["keys", "rotate"]).exit_code == 0
    assert key_numbers() == [3]


@pytest.mark.parametrize("kept", ["people", "registry", "hooks"])
def test_the_doctor_finds_what_does_not_open_in_any_app(sealed, settings, kept):
    for sealing in sealings():
        if sealing.rows().model._meta.app_label != kept:
            sealing.rows().delete()
    settings.KEYS.unlink()
    make_first_key()

    (finding,) = [finding for finding in examine() if finding.name == "keys"]
    assert (finding.state, keys_that_open_nothing()) == ("breach", [1])
