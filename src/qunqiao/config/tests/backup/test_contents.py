"""What belongs into a backup: everything, unless somebody said why not."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from qunqiao.config.backup.contents import (
    FOLDERS,
    INSTEAD,
    LEFT_OUT,
    ONLY,
    belongs,
    label,
    state_files,
    state_models,
    unknown_names,
)
from qunqiao.config.backup.rows import columns
from qunqiao.config.tests.backup.world import some_files

SOURCE = Path(__file__).resolve().parents[3]
EVERY = {label(model): model for model in apps.get_models(include_auto_created=True)}


def test_every_table_is_in_or_left_out_for_a_reason():
    kept = {label(model) for model in state_models(apps)}

    assert kept | LEFT_OUT.keys() == EVERY.keys()
    assert all(LEFT_OUT.values())


def test_no_table_of_ours_is_left_out():
    ours = {name for name, model in EVERY.items() if model.__module__.startswith("qunqiao.")}

    assert ours.isdisjoint(LEFT_OUT)


def test_what_is_treated_differently_exists():
    fields = {name: {field.name for field in columns(EVERY[name])} for name in ONLY | INSTEAD}

    assert fields.keys() <= EVERY.keys()
    assert all(INSTEAD[name].keys() <= fields[name] for name in INSTEAD)


@pytest.mark.parametrize(
    "name",
    ["../x", "files/../../x", "/etc/passwd", "secret.key", "files", "static/x.css", "files\\..\\x"],
)
def test_a_file_that_would_lie_elsewhere_does_not_belong(name):
    assert not belongs(name)


@pytest.mark.parametrize("name", ["demo.json", "files/a/b.pdf", "snapshots/12/units.parquet"])
def test_a_file_of_the_platform_belongs(name):
    assert belongs(name)


def test_finished_files_are_state_and_nothing_else(home, tmp_path):
    some_files(home)
    (tmp_path / "outside").write_text("not ours")
    (home / "files" / "link").symlink_to(tmp_path / "outside")
    names = [name for name, _path in state_files()]

    assert names == [
        "files/empty.bin",
        "files/packed.bin",
        "rulebooks/parameters.toml",
        "snapshots/0123/units.parquet",
    ]
    assert all(belongs(name) for name in names)


def test_a_folder_nobody_thought_of_is_named(home):
    some_files(home)
    (home / "certificates").mkdir()

    assert unknown_names() == ["certificates"]


def test_every_place_under_home_that_the_code_names_is_known(home):
    written = (
        path.read_text("utf-8") for path in SOURCE.rglob("*.py") if "tests" not in path.parts
    )
    named = {name for text in written for name in re.findall(r'HOME\)? / "([^"]+)"', text)}
    for name in named:
        (home / name).mkdir()

    assert named > set(FOLDERS)
    assert unknown_names() == []
