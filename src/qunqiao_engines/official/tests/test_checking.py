"""Every departure from the form is found, and a document in form has none."""

from datetime import date

import pytest

from qunqiao_engines.official import Attachment, Heading, Imprint, Paragraph, Unfit, check, write
from qunqiao_engines.official.tests.cast import circular


def _codes(**changes):
    return [one.code for one in check(circular(**changes))]


@pytest.mark.parametrize(
    "number",
    [
        "某工发[2026]3号",
        "某工发〔2026〕03号",
        "某工发〔2026〕第3号",
        "〔2026〕3号",
        "某工发〔26〕3号",
        "某工发〔2026〕3",
    ],
)
def test_a_number_of_another_form_bars_the_document(number):
    (found,) = check(circular(number=number))

    assert (found.code, found.clause, found.where, found.bars) == (
        "number-form",
        "7.2.5",
        number,
        True,
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ("",)}, "title-missing"),
        ({"title": ("关于某事的通报。",)}, "title-mark"),
        ({"title": ("关于某事的报告",)}, "title-kind"),
        ({"title": ("关于" + "某" * 20 + "的通报",)}, "title-words"),
        ({"letterhead": " "}, "letterhead-missing"),
        ({"kind": "notice", "title": ("通知",), "addressees": ()}, "addressee-missing"),
        ({"kind": "request", "title": ("请示",)}, "signer-missing"),
        ({"body": (Heading(2, "目"),)}, "level-skipped"),
        ({"body": (Heading(1, "一、目"),)}, "heading-numbered"),
        ({"body": (Paragraph(("见某工发[2025]12号",)),)}, "cited-number-form"),
        ({"body": (Paragraph(("于2026年03月1日",)),)}, "date-form"),
        ({"body": (Paragraph(("于2026.3.1",)),)}, "date-form"),
        ({"attachments": (Attachment("名单。"),)}, "attachment-mark"),
        ({"signatures": ()}, "signature-missing"),
        ({"imprint": Imprint((), "办公室", date(2026, 1, 4))}, "printed-before"),
    ],
)
def test_a_departure_is_found_by_its_clause(changes, code):
    assert _codes(**changes) == [code]


def test_a_document_in_form_has_no_findings():
    assert _codes() == []


def test_money_versions_and_rules_in_brackets_are_no_document_numbers():
    assert _codes(body=(Paragraph(("收入2026.31元（2026）年，第3.2.1条，2026年10月10日",)),)) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_refusal_says_what_is_wrong_with_its_words(language):
    with pytest.raises(Unfit) as refused:
        write(circular(number="2026-3"))

    assert "2026-3" in refused.value.sentence(language)
