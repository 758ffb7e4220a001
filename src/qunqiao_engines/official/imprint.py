"""The imprint: copies, printer and day between rules, on the lower edge of the type area (7.4)."""

from typing import Final

from qunqiao_engines.official import measures
from qunqiao_engines.official.markup import SMALL, TAB, Shape, paragraph, right_tab, rule, run
from qunqiao_engines.official.model import Imprint
from qunqiao_engines.official.numerals import dated

# 7.4.1 recommends 0.35 mm for the outer rules and 0.25 mm for those between; in eighths of a point.
_THICK: Final = 8
_THIN: Final = 6
_CHARACTER: Final = measures.NO_4 * 10
_COPIES: Final = "抄送："
# The height of a paragraph that only carries something.
_HAIR: Final = 20


def imprint(content: Imprint, *, new_page: bool, letter: bool) -> str:
    """The imprint as a table that floats at the bottom; a letter's has neither rules nor a printer (10.1).

    A table, since its rules span the type area while its text is a character in from either side.
    """
    rows = []
    if content.copies:
        names = run(_COPIES + "，".join(content.copies) + "。", SMALL)
        rows.append(_row(names, len(_COPIES)))
    if not letter and (content.printed_by or content.printed_on):
        day = f"{dated(content.printed_on)}印发" if content.printed_on else ""
        rows.append(_row(run(content.printed_by, SMALL) + TAB + run(day, SMALL), 0))
    if not rows:
        return ""
    before = paragraph("", Shape(line=_HAIR, new_page=True)) if new_page else ""
    # What floats hangs on the paragraph behind it.
    return f"{before}{_table(rows, ruled=not letter)}{paragraph('', Shape(line=_HAIR))}"


def _table(rows: list[str], *, ruled: bool) -> str:
    area = measures.AREA_WIDTH
    borders = rule("top", eighths=_THICK) + rule("bottom", eighths=_THICK)
    borders += rule("insideH", eighths=_THIN)
    # Counted from the page's edge: LibreOffice lets a table as wide as the text float in no other case.
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{measures.LEFT}" '
        f'w:tblpYSpec="bottom"/><w:tblW w:w="{area}" w:type="dxa"/>'
        f"<w:tblBorders>{borders if ruled else ''}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{area}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(content: str, hanging: int) -> str:
    """A row with a character free at either side, further lines below the first name (7.4.2)."""
    shape = Shape(
        align="left",
        line=measures.SMALL_LINE,
        # A stop inside of the right indent, where LibreOffice still takes the text up to it.
        tabs=right_tab(measures.AREA_WIDTH - _CHARACTER),
        left=_CHARACTER * (1 + hanging),
        right=_CHARACTER,
        first=-_CHARACTER * hanging,
    )
    cell = f'<w:tcPr><w:tcW w:w="{measures.AREA_WIDTH}" w:type="dxa"/></w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{cell}{paragraph(content, shape)}</w:tc></w:tr>"
