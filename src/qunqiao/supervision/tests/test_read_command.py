"""``qunqiao read`` and the door it goes through: refused in one sentence, read in words or as JSON."""

import io
import json
import subprocess
import sys
import zipfile

import pytest
from pypdf import PdfWriter
from typer.testing import CliRunner

from qunqiao.kit.errors import Invalid
from qunqiao.supervision.bridge import papers
from qunqiao.supervision.management import commands

WORDS = "全市工会会议\n王明主持会议。李红强调,一是抓好传达;二是制定措施。有的单位重视不够。\n"


def docx(*lines):
    packed = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}>{body}</w:document>")
    return packed.getvalue()


def blank_pdf():
    written = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(written)
    return written.getvalue()


def run(path, *words):
    return CliRunner().invoke(commands, ["read", str(path), *words])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.txt", None),
        ("scan.pdf", blank_pdf()),
        ("broken.docx", b"nothing"),
        ("bomb.docx", docx("长" * 200_000)),
        ("table.xlsx", b"PK"),
        ("long.txt", "要".encode() * 200_000),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    done = run(tmp_path / name)

    assert isinstance(done.exception, Invalid)
    assert len(str(done.exception).splitlines()) == 1


def test_a_parser_that_dies_is_one_sentence(tmp_path, monkeypatch):
    died = tmp_path / "died.py"
    died.write_text("raise SystemExit(1)")
    monkeypatch.setattr(papers, "_EXTRACTOR", died)

    with pytest.raises(papers.UnreadablePaper):
        papers.text_of(b"x", "a.pdf")


def test_a_parser_that_never_ends_is_stopped(tmp_path, monkeypatch):
    endless = tmp_path / "endless.py"
    endless.write_text("import time\ntime.sleep(60)")
    monkeypatch.setattr(papers, "_EXTRACTOR", endless)
    monkeypatch.setattr(papers, "PATIENCE", 0.3)

    with pytest.raises(papers.UnreadablePaper):
        papers.text_of(b"x", "a.pdf")


def test_the_process_that_reads_a_file_has_none_of_our_environment(tmp_path, monkeypatch):
    curious = tmp_path / "curious.py"
    curious.write_text("import json, os\nprint(json.dumps({'text': ' '.join(sorted(os.environ))}))")
    monkeypatch.setattr(papers, "_EXTRACTOR", curious)
    monkeypatch.setenv("QUNQIAO_SECRET", "x")

    assert "QUNQIAO_SECRET" not in papers.text_of(b"x", "a.pdf")


def test_a_text_that_demands_nothing_is_read_and_told_so(tmp_path):
    (tmp_path / "walk.txt").write_text("今天天气很好。\n", encoding="utf-8")

    done = run(tmp_path / "walk.txt")

    assert done.exit_code == 0
    assert "没有读到要求" in done.stderr


def test_offsets_of_a_plain_text_count_in_the_file(tmp_path):
    (tmp_path / "report.txt").write_bytes(WORDS.replace("\n", "\r\n").encode())

    told = json.loads(run(tmp_path / "report.txt", "--json").stdout)

    text = (tmp_path / "report.txt").read_bytes().decode()
    first = told["directives"][0]
    assert "text" not in told
    assert text[first["head_at"] :].startswith("抓好传达")
    assert (first["speaker"], first["marker"]) == ("李红", "一是")


def test_the_extracted_text_is_given_for_other_files(tmp_path):
    (tmp_path / "report.docx").write_bytes(docx(*WORDS.splitlines()))

    told = json.loads(run(tmp_path / "report.docx", "--json").stdout)

    assert told["text"] == WORDS
    assert told["text"][told["problems"][0]["at"] :].startswith(told["problems"][0]["text"])


def test_without_json_the_demands_are_told_in_words(tmp_path):
    (tmp_path / "report.txt").write_text(WORDS, encoding="utf-8")

    told = run(tmp_path / "report.txt").stdout

    assert "李红要求：\n  一是 抓好传达\n  二是 制定措施\n" in told
    assert "有的單位" not in told


def test_the_parser_of_pdf_is_not_loaded_with_the_engine():
    asked = "import sys, qunqiao_engines.papers; sys.exit('pypdf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
