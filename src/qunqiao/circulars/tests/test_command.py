"""``qunqiao circular``: a draft from the records, without a browser or a server."""

import json
import zipfile

import pytest
from typer.testing import CliRunner

from qunqiao.circulars.management import commands
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.circulars import digest_of
from qunqiao.circulars.testing import TODAY, a_done_checkup, a_finding
from qunqiao.kit.errors import Refusal


def _run(*words):
    return CliRunner().invoke(commands, ["circular", *words], catch_exceptions=True)


def test_the_draft_is_written_and_nothing_is_kept(cast, tmp_path):
    checkup = a_done_checkup(TODAY, cast.supervisor)
    for unit in (cast.north, cast.south):
        a_finding(unit, checkup)
    out = tmp_path / "a.docx"
    done = _run("--out", str(out), "--json")
    told = json.loads(done.stdout)
    text = zipfile.ZipFile(out).read("word/document.xml").decode()

    assert done.exit_code == 0
    assert told["sha256"] == digest_of(out.read_bytes())
    assert {one["key"]: one["text"] for one in reversed(told["figures"])}[
        "findings.standing"
    ] == "2"
    assert "草案" in text
    assert not Circular.objects.exists()


def test_a_unit_and_a_day_can_be_chosen(cast, tmp_path):
    out = tmp_path / "a.docx"
    words = ("--topic", "reelection", "--unit", "north", "--as-of", "2026-06-30", "--json")
    told = json.loads(_run("--out", str(out), *words).stdout)

    assert (told["unit"], told["as_of"], told["since"]) == ("north", "2026-06-30", "2026-03-31")


def test_the_same_draft_is_the_same_file(cast, tmp_path):
    files = [tmp_path / name for name in ("a.docx", "b.docx")]
    for file in files:
        _run("--out", str(file), "--topic", "reelection")

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("--topic", "nothing"),
        ("--as-of", "yesterday"),
        ("--as-of", "2027-01-01"),
        ("--since", "2026-11-20"),
        ("--unit", "nowhere"),
        (),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(cast, tmp_path, words):
    out = tmp_path / "a.docx"
    done = _run("--out", str(out), *words)

    assert isinstance(done.exception, Refusal), done.output
    assert not out.exists()
