"""Another country's registry under its own rules: the same engine, tables and command."""

import json
import runpy
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from qunqiao.checkups.management import commands

ROOT = Path(__file__).resolve().parents[4]
EXAMPLE = ROOT / "examples" / "us-lmrda"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("us")
    runpy.run_path(str(EXAMPLE / "tables.py"))["make_tables"](EXAMPLE, folder)
    return folder


def _run(tables, *words):
    book = ROOT / "rulebooks" / "us-lmrda.toml"
    asked = ["checkup", "--tables", tables, "--as-of", "2026-11-20", "--rulebook", book, *words]
    return CliRunner().invoke(commands, [str(word) for word in asked])


def test_the_findings_are_those_expected(tables):
    result = json.loads(_run(tables, "--json").stdout)
    expected = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))

    assert {
        "outcomes": result["outcomes"],
        "findings": [
            [f["rule"], f["subject"]["id"], f["outcome"], f["evidence"]] for f in result["findings"]
        ],
    } == expected


def test_they_are_told_in_words_with_ids_that_are_no_numbers(tables):
    result = _run(tables)

    assert result.exit_code == 0, result.exception
    assert "▲ Local 101" in result.stdout
    assert "2023 年 10 月 13 日" in result.stdout


def test_they_come_as_a_workbook_by_the_registrys_own_codes(tables, tmp_path):
    _run(tables, "--xlsx", tmp_path / "us.xlsx")

    codes = {
        row[2] for row in load_workbook(tmp_path / "us.xlsx").active.iter_rows(values_only=True)
    }
    assert {"D-NE", "L-101", "L-201", "L-204"} <= codes
