"""Runs and paragraphs of WordprocessingML, their parts in the order the schema demands."""

import re
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from qunqiao_engines.official import measures
from qunqiao_engines.official.fonts import FANGSONG, Face

# XML has no place for them, and Word calls a file with one of them damaged.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Ends of lines and tabs; not the wide space, with which two-character names are set.
_BREAKS: Final = re.compile("[\t\n\r\x85\u2028\u2029]+")
RED: Final = "FF0000"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: its face, its size in half points, its colour if not black."""

    face: Face = FANGSONG
    size: int = measures.NO_3
    colour: str = ""


BODY: Final = Look()
SMALL: Final = Look(size=measures.NO_4)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: indents, line and gaps in twips; borders and tabs as markup.

    ``first`` is the first line's indent, negative if it hangs out to the left.
    """

    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    line: int = measures.LINE
    new_page: bool = False
    with_next: bool = False
    borders: str = ""
    tabs: str = ""


PLAIN: Final = Shape(align="left")
INDENTED: Final = Shape(first=measures.characters(2))


def clean(text: str) -> str:
    """``text`` without characters that XML cannot hold, line ends and tabs as spaces."""
    return escape(_BREAKS.sub(" ", _FORBIDDEN.sub("", text)))


def run(text: str, look: Look = BODY) -> str:
    """One run of text."""
    return f'<w:r>{look_of(look)}<w:t xml:space="preserve">{clean(text)}</w:t></w:r>'


def look_of(look: Look) -> str:
    """The properties of a run; digits and letters take the Chinese face too, as 5.2.2 wants one face."""
    name = quoteattr(look.face.name)
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    # 28 characters of 16 points are 6 too many for the line: each gives up a little.
    tight = f'<w:spacing w:val="{measures.TIGHTER}"/>' if look.size == measures.NO_3 else ""
    return (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>'
        f'<w:snapToGrid w:val="0"/>{colour}{tight}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/></w:rPr>'
    )


def paragraph(content: str, shape: Shape = PLAIN) -> str:
    """A paragraph around runs that are ready."""
    return f"<w:p>{shape_of(shape)}{content}</w:p>"


def shape_of(shape: Shape) -> str:
    """The properties of a paragraph. Its line is exact: no face, not even a wrong one, moves the grid."""
    keep = "<w:keepNext/>" if shape.with_next else ""
    page = "<w:pageBreakBefore/>" if shape.new_page else ""
    hanging = f'w:firstLine="{shape.first}"' if shape.first >= 0 else f'w:hanging="{-shape.first}"'
    return (
        f"<w:pPr>{keep}{page}{shape.borders}{shape.tabs}"
        f'<w:spacing w:before="0" w:after="0" w:line="{shape.line}" w:lineRule="exact"/>'
        f'<w:ind w:left="{shape.left}" w:right="{shape.right}" {hanging}/>'
        f'<w:jc w:val="{shape.align}"/></w:pPr>'
    )


def blank(lines: int = 1) -> str:
    """So many empty lines."""
    return paragraph(f"<w:r>{look_of(BODY)}</w:r>") * lines


def rule(
    side: str, *, eighths: int, style: str = "single", colour: str = "000000", gap: int = 0
) -> str:
    """One side of a paragraph's border: width in eighths of a point, distance in points."""
    return f'<w:{side} w:val="{style}" w:sz="{eighths}" w:space="{gap}" w:color="{colour}"/>'


def right_tab(at: int) -> str:
    """A stop where text ends flush."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{at}"/></w:tabs>'


TAB: Final = "<w:r><w:tab/></w:r>"
