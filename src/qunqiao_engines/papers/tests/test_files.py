"""Files: each kind gives its text, each hostile one a sentence."""

import pytest

from qunqiao_engines.papers import LARGEST, LONGEST, Unreadable
from qunqiao_engines.papers.files import text_of
from qunqiao_engines.papers.files_pdf import joined
from qunqiao_engines.papers.tests.builders import docx, paragraph, pdf

WORDS = "李红强调，一是抓好传达；二是制定措施。"


def refused(content: bytes, filename: str) -> str:
    with pytest.raises(Unreadable) as refusal:
        text_of(content, filename)
    assert refusal.value.sentence("zh")
    assert refusal.value.sentence("en")
    return refusal.value.code


def test_a_file_over_twenty_megabytes_is_not_looked_at() -> None:
    assert refused(b"a" * (LARGEST + 1), "report.txt") == "too_large"


def test_a_text_longer_than_any_report_is_refused_before_it_is_decoded() -> None:
    assert refused(WORDS.encode() * 100_000, "report.txt") == "too_long"


def test_a_word_file_that_unpacks_to_gigabytes_is_refused_while_it_unpacks() -> None:
    assert refused(docx("<w:p/>" * 8_000_000), "bomb.docx") in ("too_long", "too_large")


def test_long_text_hidden_in_a_small_word_file_is_refused() -> None:
    assert refused(docx(paragraph("长" * (LONGEST + 1))), "long.docx") == "too_long"


def test_entities_in_a_word_file_are_refused() -> None:
    prolog = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    assert refused(docx(paragraph("&b;"), prolog), "laughs.docx") == "damaged"


@pytest.mark.parametrize("filename", ["broken.docx", "broken.pdf"])
def test_a_damaged_file_is_refused(filename: str) -> None:
    assert refused(b"%PDF-1.4 PK nothing of the kind", filename) == "damaged"


def test_a_pdf_without_text_is_called_a_scan() -> None:
    assert refused(pdf([]), "scan.pdf") == "no_text"


def test_a_blank_text_is_refused() -> None:
    assert refused(b" \n\t", "blank.txt") == "empty"


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refused(bytes(range(256)), "picture.txt") in ("kind", "encoding")


def test_another_kind_of_file_is_refused() -> None:
    assert refused(b"PK", "table.xlsx") == "kind"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_plain_text_is_read_in_the_encodings_of_offices(coding: str) -> None:
    assert text_of(WORDS.encode(coding), "report.txt") == WORDS


def test_line_ends_of_a_plain_text_stay_so_that_offsets_hold() -> None:
    assert text_of("一\r\n二".encode(), "report.txt") == "一\r\n二"


def test_paragraphs_of_a_word_file_are_lines() -> None:
    body = paragraph("会议纪要") + "<w:p><w:r><w:t>李红</w:t><w:tab/><w:t>要求</w:t></w:r></w:p>"

    assert text_of(docx(body), "minutes.docx") == "会议纪要\n李红 要求\n"


def test_words_deleted_from_a_word_file_are_not_read() -> None:
    body = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>"

    assert text_of(docx(body), "minutes.docx") == "新\n"


def test_scripts_and_styles_of_a_page_are_dropped() -> None:
    page = "<head><title>t</title></head><body><script>必须()</script><h1>通知</h1><p>各单位要&#25235;落实</p><style>要</style>"

    assert text_of(page.encode(), "notice.html").split() == ["通知", "各单位要抓落实"]


def test_a_page_in_a_declared_encoding_is_read() -> None:
    page = '<meta charset="big5"><p>會議要求</p>'

    assert text_of(page.encode("big5"), "notice.htm").strip() == "會議要求"


def test_lines_broken_by_the_margin_of_a_pdf_are_one_again() -> None:
    words = "李红强调，各单位要把传达学习作为当前的重要工作，制定措施，明确责任，务求实效。"
    text = text_of(pdf(["全市会议召开", words[:22], words[22:]]), "report.pdf")

    assert text.split() == ["全市会议召开", words]


def test_a_page_number_is_no_line() -> None:
    assert joined("各单位要抓落实。\n— 3 —\n会议要求。") == "各单位要抓落实。\n会议要求。\n"
