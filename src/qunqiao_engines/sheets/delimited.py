"""Text files of rows: .csv as Excel, WPS and systems of the last twenty years write it."""

import csv
import io
import re

from qunqiao_engines.sheets.refusals import UnreadableWorkbook

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WEB_PAGE = re.compile(r"^\s*(?:<!doctype html|<html|<table|<meta)", re.IGNORECASE)
_SUFFIXES = (".csv", ".txt", ".tsv")


def rows_of_text(data: bytes, filename: str) -> list[list[str]]:
    """The rows of a text file: UTF-8 (with or without mark), UTF-16 with mark, else GB 18030.

    Raises:
        UnreadableWorkbook: the bytes are no such text, or a web page or old format under another name.

    """
    if data[:5] == b"%PDF-" or not (_marked(data) or b"\0" not in data):
        raise UnreadableWorkbook("not_a_workbook")
    text = _decoded(data)
    if _WEB_PAGE.match(text):
        raise UnreadableWorkbook("saved_as_web_page")
    if text.startswith("ID;P"):
        raise UnreadableWorkbook("old_format", {"format": "SYLK"})
    if text.lstrip().startswith("<?xml"):
        known = "urn:schemas-microsoft-com:office:spreadsheet" in text[:4096]
        raise (
            UnreadableWorkbook("old_format", {"format": "XML 2003"})
            if known
            else UnreadableWorkbook("not_a_workbook")
        )
    if not filename.lower().endswith(_SUFFIXES):
        raise UnreadableWorkbook("not_a_workbook")
    return _rows(text)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _decoded(data: bytes) -> str:
    for encoding in filter(None, (_marked(data), "utf-8", "gb18030")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableWorkbook("unknown_encoding")


def _rows(text: str) -> list[list[str]]:
    head = text[:4096]
    delimiter = max(",\t;", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableWorkbook("damaged") from error
