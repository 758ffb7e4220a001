"""The file itself: the same bytes for the same values, faces by their names, figures with sources."""

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from qunqiao_engines.official import (
    Attachment,
    Attendance,
    Column,
    Figure,
    Heading,
    Paragraph,
    Table,
    Unfit,
    write,
)
from qunqiao_engines.official.tests.cast import circular, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _body(document, **options):
    return ET.fromstring(_parts(write(document, **options))["word/document.xml"])


def _texts(document):
    return ["".join(t.text for t in p.iter(f"{W}t")) for p in _body(document).iter(f"{W}p")]


def _indent(document, words):
    """The right indent of the paragraph with these words, in twips."""
    for one in _body(document).iter(f"{W}p"):
        if "".join(t.text for t in one.iter(f"{W}t")) == words:
            return int(one.find(f"{W}pPr/{W}ind").get(f"{W}right"))
    return None


def test_what_no_layout_can_hide_is_refused_with_all_its_faults():
    broken = circular(
        number="某工发[2026]03号", body=(Heading(1, "一"), Heading(3, "三")), title=("",)
    )

    with pytest.raises(Unfit) as refused:
        write(broken)

    assert {one.code for one in refused.value.findings} == {
        "number-form",
        "level-skipped",
        "title-missing",
    }


def test_a_row_that_does_not_fit_its_columns_is_refused():
    with pytest.raises(Unfit, match="列数"):
        write(circular(body=(Table(table().columns, (("1", "2"),)),)))


def test_the_same_document_gives_the_same_bytes():
    assert write(circular()) == write(circular())


def test_every_part_is_well_formed_and_declared():
    parts = _parts(write(circular(kind="letter", title=("关于某事的函",))))
    declared = ET.fromstring(parts["[Content_Types].xml"])
    names = {one.get("PartName") for one in declared if one.get("PartName")}

    for content in parts.values():
        ET.fromstring(content)
    assert {
        f"/{name}" for name in parts if name.endswith(".xml") and "Content" not in name
    } == names


def test_every_run_names_one_standard_face_for_all_scripts():
    allowed = {"仿宋", "楷体", "黑体", "方正小标宋简体"}
    for fonts in _body(circular()).iter(f"{W}rFonts"):
        names = {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia")}

        assert len(names) == 1
        assert names <= allowed


def test_headings_are_counted_through_four_levels():
    levels = (1, 2, 2, 3, 4, 4, 3, 1, 2)
    headings = tuple(Heading(level, "目") for level in levels)
    numbers = [text[:-1] for text in _texts(circular(body=headings)) if text.endswith("目")]

    assert numbers == ["一、", "（一）", "（二）", "1.", "（1）", "（2）", "2.", "二、", "（一）"]


def test_a_draft_says_so_where_its_number_would_stand():
    assert "草案" in _texts(circular(number=None))


def test_every_figure_jumps_to_its_source_and_on_to_its_record():
    parts = _parts(write(circular()))
    body = ET.fromstring(parts["word/document.xml"])
    jumps = [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    marks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    outside = [one.get(f"{R}id") for one in body.iter(f"{W}hyperlink") if one.get(f"{R}id")]
    links = {
        one.get("Id"): one.get("Target")
        for one in ET.fromstring(parts["word/_rels/document.xml.rels"])
    }

    assert jumps == marks == ["source_1", "source_2", "source_3"]
    assert [links[one] for one in outside] == ["https://example.org/checkups/7/"]
    assert "附件2" in _texts(circular())
    assert "数据来源" in _texts(circular())


def test_figures_in_attachments_come_after_those_of_the_text():
    listed = Table((Column("数"),), ((Figure("2个", "附表"),),))
    text = Paragraph((Figure("1个", "正文"),))
    document = circular(body=(text,), attachments=(Attachment("表", (listed,)),), imprint=None)

    assert _texts(document)[-7:-1] == ["1", "1个", "正文", "2", "2个", "附表"]


def test_figures_of_one_record_share_its_line_in_the_annex():
    row = (Figure("3", "某局，第7次体检"), Figure("2", "某局，第7次体检"), Figure("5", "同上"))
    listed = Table((Column("发现"), Column("已整改"), Column("率")), (row,))
    document = circular(body=(listed,), attachments=(), imprint=None)
    anchors = [one.get(f"{W}anchor") for one in _body(document).iter(f"{W}hyperlink")]

    assert _texts(document)[-7:-1] == ["1", "3、2", "某局，第7次体检", "2", "5", "同上"]
    assert anchors == ["source_1", "source_1", "source_2"]


def test_a_link_that_is_no_web_address_stays_text():
    document = circular(body=(Paragraph((Figure("1个", "记录", "javascript:alert(1)"),)),))

    assert b"javascript" not in b"".join(_parts(write(document)).values())


def test_text_cannot_write_markup_nor_break_the_file():
    document = circular(body=(Paragraph(('<w:b/>&"\x00\x0b]]>',)),))

    assert '<w:b/>&"]]>' in "".join(_texts(document))


def test_with_a_seal_the_date_is_four_characters_in_and_the_name_centred_over_it():
    character = 8845 / 28

    # 2026年1月5日 is six characters wide, 某某省总工会 too.
    assert _indent(circular(), "2026年1月5日") == pytest.approx(4 * character, abs=1)
    assert _indent(circular(), "某某省总工会") == pytest.approx(4 * character, abs=1)


@pytest.mark.parametrize(
    ("issuer", "name_right", "date_right"),
    [("某某省总工会", 4, 2), ("某某市某某区某某街道总工会", 2, 7)],
)
def test_without_a_seal_the_date_begins_two_characters_inside_of_the_name(
    issuer, name_right, date_right
):
    character = 8845 / 28
    document = circular(sealed=False, signatures=(issuer,))

    assert _indent(document, issuer) == pytest.approx(name_right * character, abs=1)
    assert _indent(document, "2026年1月5日") == pytest.approx(date_right * character, abs=1)


def test_minutes_tell_who_was_there():
    document = circular(
        kind="minutes", title=("会议纪要",), attendance=(Attendance("出席", "王明、李红"),)
    )

    assert "出席：王明、李红" in _texts(document)


def test_minutes_without_a_signature_still_tell_their_day():
    document = circular(kind="minutes", title=("会议纪要",), signatures=())

    assert "2026年1月5日" in _texts(document)


def test_the_imprint_can_be_put_on_the_back():
    apart = circular(attachments=(), body=(Paragraph(("短。",)),))
    breaks = [
        len(list(_body(apart, imprint_apart=on).iter(f"{W}pageBreakBefore")))
        for on in (False, True)
    ]

    assert breaks == [0, 1]


def test_the_file_tells_the_documents_day_and_no_clock():
    core = _parts(write(circular(date=date(2025, 12, 31))))["docProps/core.xml"].decode()

    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core) == ["2025-12-31T00:00:00Z"]
