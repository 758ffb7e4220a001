"""The command line as a whole: whatever happens to a file ends in a sentence and code 2."""

import io
import socket
import sys

import pytest

from qunqiao.config import commands


def _run(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["qunqiao", *(str(word) for word in words)])
    with pytest.raises(SystemExit) as ended:
        commands.run()
    return ended.value.code


def test_a_file_that_cannot_be_written_ends_in_a_sentence(monkeypatch, capsys, tmp_path):
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device", "out.xlsx")

    monkeypatch.setattr("qunqiao.registry.management.export.save", full)
    code = _run(monkeypatch, "template", tmp_path / "out.xlsx")

    assert code == 2
    assert "读写“out.xlsx”时出错" in capsys.readouterr().err


def test_a_folder_that_is_none_ends_in_a_sentence(monkeypatch, capsys, cast, tmp_path):
    out = tmp_path / "none" / "out.xlsx"
    code = _run(monkeypatch, "checkup", "--dry", "--xlsx", out)

    assert code == 2
    assert f"读写“{out}”时出错" in capsys.readouterr().err


def test_words_that_are_no_utf_8_are_refused(monkeypatch, capsys, cast, tmp_path):
    code = _run(monkeypatch, "export", tmp_path / "out.xlsx", "--unit", "caf\udce9")

    assert code == 2
    assert "“caf\\udce9”不是 UTF-8 文字" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "-1", "65536"])
def test_a_port_that_is_none_is_refused(port, monkeypatch):
    assert _run(monkeypatch, "serve", "--port", port) == 2


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        ["circular", "--topic", "quarter", "--out", "x.docx", "--as-of"],
        ["circular", "--topic", "quarter", "--out", "x.docx", "--since"],
        ["checkup", "--as-of"],
        ["export", "x.xlsx", "--on"],
        ["popolo", "export", "x.json", "--on"],
    ],
)
def test_a_day_that_is_none_of_ours_is_refused(words, day, monkeypatch, capsys, cast):
    assert _run(monkeypatch, *words, day) == 2
    assert f"日期“{day}”不对" in capsys.readouterr().err


def test_a_name_that_is_no_utf_8_is_printed_all_the_same(monkeypatch, db, rulebook_file):
    kept = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(kept, encoding="utf-8"))
    _run(monkeypatch, "rules", "check", rulebook_file)
    sys.stdout.flush()

    assert b"\\udce9" in kept.getvalue()


@pytest.fixture
def rulebook_file(tmp_path):
    """One that is none, under a name in Latin-1."""
    path = tmp_path / "caf\udce9.toml"
    path.write_text("x", "utf-8")
    return path


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_refused_before_anything_is_done(command, monkeypatch, capsys):
    monkeypatch.setattr(commands, "prepare", lambda: pytest.fail("was prepared"))
    with socket.socket() as other:
        # Shared, as web processes share theirs: the kernel itself would let another in.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code = _run(monkeypatch, command, "--port", port)

    assert code == 2
    assert f"127.0.0.1 的 {port} 端口用不了" in capsys.readouterr().err
