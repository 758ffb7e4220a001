"""The findings of one check-up as a workbook."""

from collections.abc import Iterator
from pathlib import Path

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.exceptions import FileCreateError

from qunqiao.checkups.bridge import Examination, confidence_word, surest
from qunqiao.checkups.models import Finding, Outcome, Theme

_WIDTHS = (22, 12, 16, 30, 10, 10, 12, 12, 70, 60, 18)


def write_findings(path: Path, examination: Examination, language: str) -> None:
    """Write one row per breach and unknown to ``path``; every cell is text, so none can calculate.

    Raises:
        OSError: there is no such folder, or no space.
    """
    with path.open("wb") as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet(_("体检问题"))
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, (heading, width) in enumerate(zip(_headings(), _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        for number, cells in enumerate(_rows(examination, language), start=1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
        try:
            book.close()
        except FileCreateError as error:
            # XlsxWriter's own class hides what the system said.
            raise error.args[0] from None


def _headings() -> list[str]:
    return [
        _("规则"), _("对象"), _("编号"), _("名称"), _("结果"), _("程度"), _("主题"), _("自何时起"),
        _("情况"), _("依据"), _("出处"),
    ]  # fmt: skip


def _rows(examination: Examination, language: str) -> Iterator[list[str]]:
    english = language.startswith("en")
    for found in examination.findings():
        values = found.values
        code = examination.codes.get((found.subject_kind, str(found.subject_id)), "")
        since = values["since"]
        yield [
            found.rule,
            str(Finding.Subject(found.subject_kind).label),
            code,
            values["subject_name"],
            str(Outcome(values["outcome"]).label),
            str(Finding.Severity(values["severity"]).label),
            str(Theme(values["theme"]).label),
            since.isoformat() if since else "",
            values["says_en" if english else "says_zh"],
            "; ".join(
                f"{basis['instrument']} {basis['article']}".strip() for basis in values["basis"]
            ),
            confidence_word(surest(basis["confidence"] for basis in values["basis"])),
        ]
