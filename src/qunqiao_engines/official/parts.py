"""The parts of a .docx around its text: styles, settings, section, headers and footers, and the package."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Final
from xml.sax.saxutils import quoteattr

from qunqiao_engines.official import measures
from qunqiao_engines.official.fonts import BIAOSONG, FANGSONG, SONGTI, font_table
from qunqiao_engines.official.head import mark_size
from qunqiao_engines.official.markup import RED, Look, Shape, clean, look_of, paragraph, rule, run
from qunqiao_engines.official.model import OfficialDocument

_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SPACES: Final = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# A zip cannot say less than 1980; the same bytes for the same document matter more than the day of making.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_PAGE_NUMBER: Final = Look(face=SONGTI, size=measures.NO_4)
_NAMES: Final = ("styles", "settings", "fontTable", "footer1", "footer2", "header3", "footer3")
_KINDS: Final = ("styles", "settings", "fontTable", "footer", "footer", "header", "footer")


def package(body: str, links: list[str], document: OfficialDocument) -> bytes:
    """The finished file; the same arguments give the same bytes."""
    letter = document.kind == "letter"
    root = f"{_HEADER}<w:document {_SPACES}><w:body>{body}{_section(letter=letter)}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_rels(),
        "docProps/core.xml": _core(document.title, document.letterhead, document.date),
        "word/document.xml": root,
        "word/_rels/document.xml.rels": _document_rels(links),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": f"{_HEADER}<w:fonts {_SPACES}>{font_table()}</w:fonts>",
        "word/footer1.xml": _footer(odd=True, letter=letter),
        "word/footer2.xml": _footer(odd=False, letter=letter),
        "word/header3.xml": _letter_header(document.letterhead),
        "word/footer3.xml": _letter_footer(),
    }
    return _zipped(parts)


def _zipped(parts: Mapping[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the system that wrote it would be told, and differ.
            entry.create_system = 0
            archive.writestr(entry, part.encode())
    return content.getvalue()


def _section(*, letter: bool) -> str:
    first = (
        '<w:headerReference w:type="first" r:id="part6"/><w:footerReference w:type="first" r:id="part7"/>'
        if letter
        else ""
    )
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="part4"/>'
        f'<w:footerReference w:type="even" r:id="part5"/>{first}'
        f'<w:pgSz w:w="{measures.PAGE_WIDTH}" w:h="{measures.PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{measures.TOP}" w:right="{measures.RIGHT}" w:bottom="{measures.BOTTOM}" '
        f'w:left="{measures.LEFT}" w:header="{measures.LETTER_TOP}" w:footer="{measures.LETTER_BOTTOM if letter else measures.FOOTER}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if letter else ''}"
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{measures.LINE}" w:charSpace="{measures.CHARACTER_SPACE}"/>'
        "</w:sectPr>"
    )


def _footer(*, odd: bool, letter: bool) -> str:
    """— 1 — in half-width Song of No. 4: one character in from the outer edge (7.5)."""
    field = (
        '<w:fldSimple w:instr=" PAGE "><w:r>'
        f"{look_of(_PAGE_NUMBER)}<w:t>1</w:t></w:r></w:fldSimple>"
    )
    character = measures.NO_4 * 10
    shape = Shape(
        align="right" if odd else "left",
        left=0 if odd else character,
        right=character if odd else 0,
        line=measures.FOOTER_LINE,
    )
    content = paragraph(run("— ", _PAGE_NUMBER) + field + run(" —", _PAGE_NUMBER), shape)
    # A letter's footers end lower, where its first page has the red lines.
    below = paragraph("", Shape(line=measures.LETTER_FOOTER_GAP)) if letter else ""
    return f"{_HEADER}<w:ftr {_SPACES}>{content}{below}</w:ftr>"


def _letter_header(letterhead: str) -> str:
    """A letter's mark and the red double line 4 mm under it (10.1)."""
    size = mark_size(letterhead)
    border = f"<w:pBdr>{rule('bottom', eighths=24, style='thickThinSmallGap', colour=RED, gap=10)}</w:pBdr>"
    shape = Shape(
        align="center",
        line=size * 11,
        borders=border,
        left=measures.LETTER_LEFT,
        right=measures.LETTER_RIGHT,
    )
    mark = paragraph(run(letterhead, Look(BIAOSONG, size, RED)), shape)
    return f"{_HEADER}<w:hdr {_SPACES}>{mark}</w:hdr>"


def _letter_footer() -> str:
    """The lower red double line; a letter's first page has no number (10.1)."""
    border = f"<w:pBdr>{rule('bottom', eighths=24, style='thinThickSmallGap', colour=RED)}</w:pBdr>"
    shape = Shape(line=20, borders=border, left=measures.LETTER_LEFT, right=measures.LETTER_RIGHT)
    return f"{_HEADER}<w:ftr {_SPACES}>{paragraph('', shape)}</w:ftr>"


def _styles() -> str:
    """One style: what the grid counts its characters from."""
    plain = (
        '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>'
    )
    base = look_of(Look(FANGSONG, measures.NO_3))
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    return (
        f"{_HEADER}<w:styles {_SPACES}><w:docDefaults><w:rPrDefault>"
        f"{base.replace('</w:rPr>', language)}</w:rPrDefault><w:pPrDefault>{plain}</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
        f"{plain}{base}</w:style></w:styles>"
    )


def _settings() -> str:
    return (
        f'{_HEADER}<w:settings {_SPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _core(title: tuple[str, ...], letterhead: str, day: date) -> str:
    made = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:created>'
    )
    return (
        f'{_HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{clean(''.join(title))}</dc:title><dc:creator>{clean(letterhead)}</dc:creator>{made}</cp:coreProperties>"
    )


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    others = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in zip(_NAMES, _KINDS, strict=True)
    )
    core = (
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    return (
        f'{_HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{others}{core}</Types>'
    )


def _package_rels() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'{_HEADER}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="main" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def _document_rels(links: list[str]) -> str:
    parts = "".join(
        f'<Relationship Id="part{at}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for at, (name, kind) in enumerate(zip(_NAMES, _KINDS, strict=True), 1)
    )
    outside = "".join(
        f'<Relationship Id="link{at}" Type="{_OFFICE}/hyperlink" Target={quoteattr(link)} TargetMode="External"/>'
        for at, link in enumerate(links, 1)
    )
    return (
        f'{_HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{parts}{outside}</Relationships>'
    )
