"""``qunqiao template`` and ``qunqiao intake``: results on stdout, one sentence on stderr, three codes."""

import json

import pytest
from typer.testing import CliRunner

from qunqiao.kit.errors import Invalid, Refusal
from qunqiao.people.models import Person
from qunqiao.registry import bridge
from qunqiao.registry.errors import MovedOn
from qunqiao.registry.management import commands, taking
from qunqiao.registry.models import Intake
from qunqiao.registry.testing import one_of_everything
from qunqiao.registry.tests.workbooks import a_book, applied, person
from qunqiao.trail.models import Entry

ROWS = [person("1", "north"), person("2", "nowhere")]


@pytest.fixture
def book(cast, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(a_book(people=ROWS))
    return path


def _run(*arguments):
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


@pytest.mark.parametrize("content", [None, b"", b"no workbook"])
def test_a_file_that_cannot_be_read_is_one_sentence_and_nothing_else(cast, tmp_path, content):
    path = tmp_path / "a.xlsx"
    if content is not None:
        path.write_bytes(content)

    result = _run("intake", path, "--apply")

    assert isinstance(result.exception, Refusal)
    assert (result.stdout, result.stderr) == ("", "")
    assert not Intake.objects.exists()


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_a_device_or_a_folder_is_no_file(cast, path):
    result = _run("intake", path)

    assert str(result.exception) == f"打不开文件 {path}，请核对路径和权限"


def test_without_apply_nothing_at_all_is_written(cast, book, trail):
    result = _run("intake", book)

    assert result.exit_code == 3
    assert "人员：2 行，新增 1，变更 0，不变 0，退回 1" in result.stdout
    assert not Intake.objects.exists()
    assert trail.acts() == []


def test_json_tells_counts_and_refusals_and_adds_up(cast, book):
    told = json.loads(_run("intake", book, "--json").stdout)

    counts = {"rows": 2, "add": 1, "change": 0, "unchanged": 0, "refused": 1}
    assert {name: told[name] for name in counts} == counts
    assert told["sheets"] == [{"table": "people", "title": "人员", **counts}]
    (refusal,) = told["refusals"]
    assert (refusal["sheet"], refusal["row"], refusal["field"]) == ("人员", 3, "unit_code")
    assert refusal["value"] == "nowhere"
    assert "名册和本次上传的表里都没有这个编号" in refusal["reason"]


def test_apply_writes_in_the_name_of_the_system(cast, book):
    result = _run("intake", book, "--apply", "--json")

    assert result.exit_code == 3
    assert Person.objects.get(staff_number="1").unit == cast.north
    assert Intake.objects.get().state == Intake.State.APPLIED
    assert Entry.objects.latest("number").action == "registry.intake.apply"


def test_a_second_time_leaves_no_intake_behind(cast, book):
    _run("intake", book, "--apply")

    result = _run("intake", book, "--apply")

    assert "没有要写入的内容" in result.stderr
    assert Intake.objects.count() == 1


def test_a_registry_that_moves_on_meanwhile_stops_the_command(cast, book, monkeypatch):
    read = taking.read_workbook

    def read_then_change(*arguments):
        reading = read(*arguments)
        applied(Person.objects.get(is_system=True), people=[person("1", "south", name="别人")])
        return reading

    monkeypatch.setattr(taking, "read_workbook", read_then_change)

    result = _run("intake", book, "--apply")

    assert isinstance(result.exception, MovedOn)
    assert not Intake.objects.filter(sent_by__is_system=True, filename="a.xlsx").exists()


def test_a_clean_file_exits_with_nought(cast, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(a_book(people=ROWS[:1]))

    assert _run("intake", path).exit_code == 0


def test_refused_rows_are_written_where_asked(cast, book, tmp_path):
    out = tmp_path / "rejects.xlsx"

    _run("intake", book, "--rejects", out)

    (row,) = bridge.read(out.read_bytes(), "a.xlsx").sheets[0].rows
    assert row.values["staff_number"] == "2"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_is_written_in_the_language_asked_for(tmp_path, language):
    out = tmp_path / "t.xlsx"

    assert _run("template", out, "--language", language).exit_code == 0
    assert out.read_bytes()[:2] == b"PK"


def test_strict_writes_nothing_where_a_row_is_refused(cast, book):
    result = _run("intake", book, "--apply", "--strict")

    assert result.exit_code == 3
    assert "什么都没有写入" in result.stderr
    assert not Intake.objects.exists()


def test_the_number_told_takes_the_workbook_back(cast, book):
    written = _run("intake", book, "--apply")

    result = _run("intake-undo", Intake.objects.get().pk)

    assert f"报表编号 {Intake.objects.get().pk}" in written.stderr
    assert result.exit_code == 0
    assert not Person.objects.filter(staff_number="1").exists()
    assert Intake.objects.get().state == Intake.State.UNDONE


def test_a_number_of_no_intake_is_one_sentence(cast):
    assert isinstance(_run("intake-undo", 99).exception, Invalid)


def test_the_registry_written_out_changes_nothing_sent_back(cast, tmp_path):
    one_of_everything(cast.north, cast.worker)
    out = tmp_path / "all.xlsx"

    assert _run("export", out).exit_code == 0
    told = json.loads(_run("intake", out, "--json", "--mode", "replace").stdout)

    assert told["unchanged"] == told["rows"] > 9


def test_one_unit_is_written_out_with_all_below_and_nothing_beside(cast, tmp_path):
    out = tmp_path / "north.xlsx"

    _run("export", out, "--unit", "north", "--on", "2026-01-01")

    sheet = bridge.read(out.read_bytes(), "a.xlsx").sheets[0]
    assert {row.values["code"] for row in sheet.rows} == {"north", "north-lab"}


@pytest.mark.parametrize("words", [("--unit", "nowhere"), ("--on", "gestern")])
def test_an_export_of_nothing_there_is_one_sentence(cast, tmp_path, words):
    assert isinstance(_run("export", tmp_path / "a.xlsx", *words).exception, Invalid)
