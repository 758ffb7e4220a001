"""Quotes: every character, in the article that is named."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from qunqiao_engines.rulebook import check_quotes, load
from qunqiao_engines.rulebook.quotes import articles
from qunqiao_engines.rulebook.tests.registry import shipped
from qunqiao_engines.rulebook.tests.rule_text import book_text

LAW = """# 某法

## 第一章

第一条 为了保障权益，
制定本法。

第二条　用人单位有会员二十五人以上的，应当建立委员会；不足的，依照第一条办理。

各级建立审查委员会。
"""
QUOTE = "用人单位有会员二十五人以上的，应当建立委员会"
LAWS = Path(__file__).resolve().parents[5] / "shared" / "data" / "laws"


def verdict(quote, article="第二条", texts=None):
    source = f'confidence = "V"\narticle = "{article}"\nquote = "{quote}"'
    book = load(book_text(('confidence = "house"', source)), source="house.toml")
    (result,) = check_quotes([book], {"内部管理要求": LAW} if texts is None else texts)
    return result


def test_one_changed_character_is_named():
    result = verdict(QUOTE.replace("五", "三"))

    assert result.status == "changed"
    assert result.wrong
    assert "house, rule house-size, 内部管理要求 第二条" in result.sentence
    assert "character 10 of" in result.sentence
    assert "is “三”, where the text has “五”" in result.sentence
    assert "第 10 个字是“三”，原文是“五”" in result.says.zh


def test_another_punctuation_mark_is_a_change():
    assert verdict(QUOTE.replace("，", ",")).status == "changed"


def test_a_missing_character_is_a_change():
    assert verdict(QUOTE.replace("有会员", "会员")).status == "changed"


def test_words_that_stand_nowhere_are_a_change():
    assert verdict("春眠不觉晓").status == "changed"


def test_the_right_words_under_the_wrong_article_are_found_out():
    result = verdict(QUOTE, article="第一条")

    assert result.status == "elsewhere"
    assert "stands in 第二条, not in 第一条" in result.sentence


def test_an_article_the_text_does_not_have_is_found_out():
    assert verdict(QUOTE, article="第九条").status == "no_article"


def test_a_quote_may_not_run_over_into_the_next_article():
    assert verdict("制定本法。第二条", article="第一条").status == "changed"


def test_an_instrument_that_is_not_given_is_no_error():
    result = verdict(QUOTE, texts={})

    assert result.status == "not_given"
    assert not result.wrong
    assert result.sentence.endswith("not in the given texts.")


@pytest.mark.parametrize(
    "quote",
    [
        QUOTE,
        "应当建立委员会；不足的，依照第一条办理。各级建立审查委员会。",
        "用人单位…应当建立委员会",
    ],
)
def test_white_space_and_left_out_words_are_no_change(quote):
    assert verdict(quote).status == "found"


def test_pieces_in_another_order_are_a_change():
    assert verdict("应当建立委员会…用人单位").status == "changed"


def test_house_policy_quotes_nothing_and_is_not_wrong():
    (result,) = check_quotes([load(book_text(), source="house.toml")], {})

    assert (result.status, result.wrong) == ("no_quote", False)


@pytest.fixture(scope="module")
def laws():
    if not LAWS.is_dir():
        assert os.environ.get("CI") != "true", "the shared statute texts are missing"
        pytest.skip("the shared statute texts stand beside the project only in development")
    return {path.name: path.read_text("utf-8") for path in LAWS.glob("*.md")}


@pytest.mark.shared
def test_every_shipped_quote_stands_in_its_article(laws):
    results = check_quotes(shipped(), laws)

    assert [result.sentence for result in results if result.wrong] == []
    assert sum(result.status == "found" for result in results) >= 27


def _whole(quote, article):
    """Whether ``quote`` begins where a sentence of ``article`` does, or says by an ellipsis that it does not."""
    start = article.find("".join(quote.split("…")[0].split()))
    return quote.startswith("…") or start == 0 or article[start - 1] == "。"


@pytest.mark.shared
def test_a_shipped_quote_begins_a_sentence_or_shows_by_an_ellipsis_that_it_does_not(laws):
    cut = [
        (result.rule, result.basis.quote)
        for result in check_quotes(shipped(), laws)
        if result.status == "found"
        and not _whole(
            result.basis.quote,
            articles(laws[result.basis.texts_file])[result.basis.article],
        )
    ]

    assert cut == []


def test_a_quote_that_begins_within_a_sentence_is_noticed():
    article = articles(LAW)["第二条"]

    assert _whole(QUOTE, article)
    assert _whole("各级建立审查委员会。", article)
    assert not _whole("不足的，依照第一条办理。", article)
    assert _whole("……不足的，依照第一条办理。", article)


@pytest.mark.shared
def test_every_statute_text_a_rule_names_is_given_and_quoted(laws):
    for result in check_quotes(shipped(), laws):
        if result.basis.texts_file is not None:
            assert result.status == "found", result.sentence


@pytest.mark.shared
def test_one_character_edited_in_any_shipped_quote_is_found_out_and_named(laws):
    for book in shipped():
        for rule in book.rules:
            for number, basis in enumerate(rule.basis):
                if basis.texts_file is None:
                    continue
                edited = replace(basis, quote=_with_one_character_edited(basis.quote))
                bases = (*rule.basis[:number], edited, *rule.basis[number + 1 :])
                spoilt = replace(book, rules=(replace(rule, basis=bases),))

                wrong = [result for result in check_quotes([spoilt], laws) if result.wrong]
                assert [result.rule for result in wrong] == [rule.id]
                assert rule.id in wrong[0].says.zh


def _with_one_character_edited(quote):
    middle = len(quote) // 2
    return f"{quote[:middle]}{'或' if quote[middle] != '或' else '和'}{quote[middle + 1 :]}"


@pytest.mark.shared
def test_a_spoilt_statute_text_is_noticed(laws):
    spoilt = {name: text.replace("二十五人以上", "二十六人以上") for name, text in laws.items()}

    wrong = [result.rule for result in check_quotes(shipped(), spoilt) if result.wrong]
    assert set(wrong) == {"union-basic-unit-25", "union-small-unit"}
