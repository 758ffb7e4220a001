"""Tables as wide as the type area whose headings stand again on every page."""

from itertools import pairwise
from typing import Final

from qunqiao_engines.official import measures
from qunqiao_engines.official.fonts import HEITI
from qunqiao_engines.official.ledger import Ledger
from qunqiao_engines.official.markup import SMALL, Look, Shape, paragraph, run
from qunqiao_engines.official.model import Align, Column, Figure, Piece, Table

_HEADING: Final = Look(face=HEITI, size=measures.NO_4)
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING: Final = 80


def table(content: Table, ledger: Ledger, *, sources: bool = False) -> str:
    """The table; a row is never torn over two pages. ``sources``: its last column is the annex's."""
    widths = _widths(content.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = [
        _cell(run(one.heading, _HEADING), width, "center")
        for one, width in zip(content.columns, widths, strict=True)
    ]
    rows = _row("".join(heads), repeated=True)
    for row in content.rows:
        cells = zip(content.columns, widths, row, strict=True)
        rows += _row(
            "".join(
                _cell(_content(piece, ledger, sources=sources), width, column.align)
                for column, width, piece in cells
            )
        )
    caption = paragraph(run(content.caption, _HEADING), Shape(align="center", with_next=True))
    # Word wants a paragraph behind a table; a small one, so that what follows starts on a line of its own.
    after = paragraph("", Shape(line=measures.SMALL_LINE // 2))
    return f"{caption if content.caption else ''}<w:tbl>{_properties()}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{after}"


def _content(piece: Piece, ledger: Ledger, *, sources: bool) -> str:
    if sources and isinstance(piece, Figure):
        return ledger.source(piece, SMALL)
    return ledger.runs((piece,), SMALL)


def _properties() -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES
    )
    return (
        f'<w:tblPr><w:tblW w:w="{measures.AREA_WIDTH}" w:type="dxa"/><w:jc w:val="left"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_PADDING}" w:type="dxa"/><w:right w:w="{_PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """The columns' widths, which add up to the type area exactly."""
    total = sum(one.share for one in columns)
    edges = [0]
    share = 0.0
    for one in columns:
        share += one.share
        edges.append(round(measures.AREA_WIDTH * share / total))
    return [end - start for start, end in pairwise(edges)]


def _row(cells: str, *, repeated: bool = False) -> str:
    head = "<w:tblHeader/>" if repeated else ""
    height = f'<w:trHeight w:val="{measures.LINE}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def _cell(content: str, width: int, align: Align) -> str:
    shape = Shape(align=align, line=measures.SMALL_LINE)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(content, shape)}</w:tc>"
    )
