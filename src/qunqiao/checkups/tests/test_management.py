"""The command line: the stable JSON, tables without a database, rulebooks checked against texts."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from qunqiao.checkups import bridge
from qunqiao.checkups.errors import BadTables, NoTexts
from qunqiao.checkups.management import commands
from qunqiao.checkups.models import Checkup, Finding
from qunqiao.checkups.testing import RULEBOOK, a_union
from qunqiao.kit.errors import Refusal
from qunqiao.registry.models import Term

ROOT = Path(__file__).resolve().parents[4]
pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def full_union(cast):
    union = a_union(cast.north, "N-GH", began_on=None)
    return Term.objects.create(organisation=union, number=1, began_on="2020-03-12", years=5)


def _run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_a_folder_that_is_no_snapshot_is_refused(tmp_path):
    result = _run("checkup", "--tables", tmp_path)

    assert isinstance(result.exception, Refusal)
    assert "units.parquet" in str(result.exception)


@pytest.mark.parametrize("name", ["x" * 300, "loop", os.fsdecode(b"caf\xe9"), "file"])
def test_a_folder_that_cannot_be_opened_is_refused(name, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").write_text("x", "utf-8")
    with contextlib.suppress(OSError):
        (tmp_path / name).mkdir()
    result = _run("checkup", "--tables", tmp_path / name)

    assert isinstance(result.exception, BadTables)


@pytest.mark.parametrize(
    "written",
    [
        "[]",
        "{",
        "{}",
        '{"tables": {"units": {"sha256": 5}}, "as_of": "2026-11-20"}',
        '{"tables": {}, "as_of": "2026-02-30", "digest": ""}',
    ],
)
def test_a_manifest_that_is_none_of_ours_is_refused(written, tmp_path):
    (tmp_path / "manifest.json").write_text(written, "utf-8")
    result = _run("checkup", "--tables", tmp_path)

    assert isinstance(result.exception, BadTables)
    assert "manifest.json" in str(result.exception)


def test_a_table_that_is_no_parquet_is_refused(tmp_path):
    (tmp_path / "units.parquet").write_bytes(b"PAR1xxxxPAR1")
    result = _run("checkup", "--tables", tmp_path)

    assert isinstance(result.exception, BadTables)
    assert "units.parquet" in str(result.exception)


@pytest.mark.parametrize("content", [None, b"\xb7\xa8"])
def test_a_folder_without_a_text_that_can_be_read_is_no_proof(content, tmp_path):
    if content:
        (tmp_path / "law.txt").write_bytes(content)
    result = _run("rules", "check", "--texts", tmp_path)

    assert isinstance(result.exception, NoTexts)


def test_a_rulebook_that_is_not_there_is_refused(tmp_path):
    result = _run("checkup", "--rulebook", tmp_path / "none.toml", "--dry")

    assert isinstance(result.exception, Refusal)
    assert "none.toml" in str(result.exception)


def test_the_json_has_exactly_the_documented_keys(full_union):
    result = json.loads(_run("checkup", "--json", "--dry").stdout)

    assert list(result) == ["as_of", "rulebooks", "subjects", "outcomes", "findings"]
    breach = next(f for f in result["findings"] if f["outcome"] == "breach")
    assert sorted(breach) == sorted(
        [
            "rule",
            "subject",
            "outcome",
            "severity",
            "theme",
            "evidence",
            "basis",
            "strength",
            "advice",
        ]
    )
    assert breach["subject"] == {"kind": "organisation", "id": "N-GH", "name": "N-GH 工会"}
    assert breach["evidence"]
    assert breach["basis"]


def test_what_a_rule_says_is_normally_so_is_told_as_advice(full_union, cast):
    cast.north.premises = False
    cast.north.save()
    result = json.loads(_run("checkup", "--json", "--dry").stdout)
    told = _run("checkup", "--dry").stdout

    breaches = [f for f in result["findings"] if f["outcome"] == "breach"]
    found = {f["rule"]: (f["advice"], f["strength"]) for f in breaches}
    assert found["premises"] == (True, "normally")
    assert found["term-full"] == (False, "must")
    assert "△" in told
    assert "[premises · 内部规定，不是法规]" in told
    assert "▲" in told


def test_the_registry_is_examined_and_the_result_stored(full_union):
    result = _run("checkup")

    assert result.exit_code == 0
    assert Checkup.objects.get().ordered_by.is_system
    assert Finding.objects.filter(outcome="breach").count() == 1


def test_dry_and_other_rulebooks_store_nothing(full_union, tmp_path):
    (tmp_path / "mine.toml").write_text(RULEBOOK, "utf-8")
    _run("checkup", "--dry")
    _run("checkup", "--rulebook", tmp_path / "mine.toml")

    assert not Checkup.objects.exists()


def test_a_stored_snapshot_gives_the_same_findings_again(full_union, tmp_path):
    stored = json.loads(_run("checkup", "--json").stdout)
    folder = Checkup.objects.get().snapshot.folder
    again = json.loads(_run("checkup", "--tables", folder, "--json").stdout)

    assert again == stored


def test_a_snapshot_is_found_under_whatever_home_the_platform_has(full_union, tmp_path, settings):
    _run("checkup")
    snapshot = Checkup.objects.get().snapshot
    settings.HOME = tmp_path

    assert snapshot.folder == tmp_path / "snapshots" / snapshot.digest[:16]


def test_the_workbook_holds_every_finding(full_union, tmp_path):
    out = tmp_path / "findings.xlsx"
    _run("checkup", "--dry", "--xlsx", out)

    rows = list(load_workbook(out).active.values)
    assert len(rows) - 1 == 5


def test_a_snapshot_prints_where_it_lies(full_union, tmp_path):
    result = _run("snapshot", "--out", tmp_path / "out")

    assert (tmp_path / "out").samefile(result.stdout.strip())
    assert (tmp_path / "out" / "units.parquet").exists()


def test_a_snapshot_leaves_a_folder_with_files_alone(full_union, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.txt").write_text("x", "utf-8")

    assert _run("snapshot", "--out", folder).exit_code != 0
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_quote_that_differs_fails_and_is_named(tmp_path):
    laws = tmp_path / "laws"
    laws.mkdir()
    (laws / "试验法.md").write_text("第一条 届满必须换届", "utf-8")
    (tmp_path / "mine.toml").write_text(
        RULEBOOK.replace('confidence = "V"', 'confidence = "V"\ntexts_file = "试验法.md"'), "utf-8"
    )
    result = _run("rules", "check", tmp_path / "mine.toml", "--texts", laws)

    assert result.exit_code == 1
    assert "term-full" in result.stdout
    assert "第一条" in result.stdout


@pytest.mark.shared
def test_a_shipped_quote_edited_by_one_character_fails_and_names_the_rule(tmp_path, settings):
    laws = ROOT.parent / "shared" / "data" / "laws"
    if not laws.is_dir():
        assert os.environ.get("CI") != "true", "the shared statute texts are missing"
        pytest.skip("the shared statute texts stand beside the project only in development")
    book = (ROOT / "rulebooks" / "cn-trade-union.toml").read_text("utf-8")
    (tmp_path / "edited.toml").write_text(
        book.replace("任期三年或者五年", "任期三年或者四年", 1), "utf-8"
    )

    untouched = _run("rules", "check", ROOT / "rulebooks" / "cn-trade-union.toml", "--texts", laws)
    edited = _run("rules", "check", tmp_path / "edited.toml", "--texts", laws)
    assert (untouched.exit_code, edited.exit_code) == (0, 1)
    wrong = [line for line in edited.stdout.splitlines() if line.startswith("▲")]
    assert len(wrong) == 1
    assert "规则 union-term-length，中华人民共和国工会法第十六条" in wrong[0]
    assert "第 16 个字是“四”，原文是“五”" in wrong[0]


@pytest.mark.parametrize(
    ("breach", "reason"),
    [
        ("term_due < as_of", "写了 term_due，它不是这类对象的事实"),
        ("pg_sleep(9) IS NULL", "用了函数 pg_sleep"),
        ("TRUE; DROP TABLE units", "只能是一个表达式，不能有分号和语句"),
        ("tier IN (SELECT tier FROM organisations)", "含有子查询"),
    ],
)
def test_a_rule_that_does_more_than_compare_facts_is_refused(breach, reason, full_union, tmp_path):
    text = RULEBOOK.replace('"term_due_on < as_of"', f'"{breach}"')
    (tmp_path / "mine.toml").write_text(text, "utf-8")

    checked = _run("rules", "check", tmp_path / "mine.toml")
    run = _run("checkup", "--dry", "--rulebook", tmp_path / "mine.toml")
    assert checked.exit_code == 1
    assert f"mine.toml，规则 term-full，breach：{reason}" in checked.stdout
    assert isinstance(run.exception, Refusal)
    assert f"规则 term-full，breach：{reason}" in str(run.exception)


def test_another_countrys_rulebook_is_not_in_use_here(full_union, tmp_path, settings):
    foreign = RULEBOOK.replace('version = "1"', 'version = "1"\ncountry = "US"')
    foreign = foreign.replace('"test-rules"', '"abroad"').replace('id = "', 'id = "us-')
    (settings.RULEBOOKS / "abroad.toml").write_text(foreign, "utf-8")

    result = json.loads(_run("checkup", "--json", "--dry").stdout)
    assert [book["id"] for book in result["rulebooks"]] == ["test-rules"]
    assert bridge.shelf().rule("us-term-full") is None


def test_quotes_that_stand_in_their_texts_pass(tmp_path):
    laws = tmp_path / "laws"
    laws.mkdir()
    (laws / "试验法.md").write_text("第一条 届满应当换届", "utf-8")

    result = _run("rules", "check", "--texts", laws)
    assert result.exit_code == 0


def test_a_file_that_is_no_rulebook_fails(tmp_path):
    (tmp_path / "bad.toml").write_text("x =", "utf-8")
    result = _run("rules", "check", tmp_path / "bad.toml")

    assert result.exit_code == 1
    assert "bad.toml" in result.stdout
