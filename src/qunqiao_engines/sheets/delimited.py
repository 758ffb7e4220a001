"""Text files of rows: .csv as Excel, WPS and systems of the last twenty years write it."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from qunqiao_engines.sheets.refusals import UnreadableWorkbook

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WEB_PAGE = re.compile(
    r"^\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b|^MIME-Version:",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIXES = (".csv", ".txt", ".tsv")
_HEAD, _PIECE = 4_096, 1_048_576
# In characters: some ten times what a spreadsheet's row of full cells would be in an office.
_LONGEST_ROW = 1_000_000
# Empty ones included; twice what a spreadsheet holds.
_MOST_ROWS = 2_000_000


def rows_of_text(data: bytes, filename: str) -> Iterator[list[str]]:
    """The rows of a text file: UTF-8 (with or without mark), UTF-16 with mark, else GB 18030.

    One row is in memory at a time.

    Raises:
        UnreadableWorkbook: the bytes are no such text, or a web page or old format under another name;
            a row or the number of rows is absurd.

    """
    if data[:5] == b"%PDF-" or not (_marked(data) or b"\0" not in data):
        raise UnreadableWorkbook("not_a_workbook")
    encoding = _encoding(data)
    head = data[: 4 * _HEAD].decode(encoding, "ignore")[:_HEAD]
    _refuse_other_formats(head)
    # Many systems export text with tabs and call it .xls.
    named_xls = filename.lower().endswith(".xls") and "\t" in head.partition("\n")[0]
    if not filename.lower().endswith(_SUFFIXES) and not named_xls:
        raise UnreadableWorkbook("not_a_workbook")
    yield from _rows(_Lines(data, encoding), max(",\t;", key=head.count))


def _refuse_other_formats(head: str) -> None:
    if _WEB_PAGE.match(head):
        raise UnreadableWorkbook("saved_as_web_page")
    if head.startswith("ID;P"):
        raise UnreadableWorkbook("old_format", {"format": "SYLK"})
    if "urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise UnreadableWorkbook("old_format", {"format": "XML 2003"})
    if head.lstrip().startswith("<?xml"):
        raise UnreadableWorkbook("not_a_workbook")


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _encoding(data: bytes) -> str:
    """The first encoding in which all of the bytes are text."""
    for encoding in filter(None, (_marked(data), "utf-8", "gb18030")):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            for at in range(0, len(data), _PIECE):
                decoder.decode(data[at : at + _PIECE])
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UnreadableWorkbook("unknown_encoding")


class _Lines(Iterator[str]):
    """The lines of a text; ``taken`` counts the characters handed out since it was last set to 0."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
        self.taken = 0

    def __next__(self) -> str:
        line = self._text.readline(_LONGEST_ROW)
        self.taken += len(line)
        if self.taken >= _LONGEST_ROW:
            raise UnreadableWorkbook("row_too_long", {"limit": _LONGEST_ROW})
        if not line:
            raise StopIteration
        return line


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str]]:
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter)):
            # A quoted cell may go on over many lines: the row is what must end.
            lines.taken = 0
            if number >= _MOST_ROWS:
                raise UnreadableWorkbook("too_many_rows", {"limit": _MOST_ROWS})
            yield row
    except csv.Error as error:
        raise UnreadableWorkbook("damaged") from error
