"""Reading a rulebook: every refusal says where, which key, and what is wrong."""

import hashlib
from datetime import date
from string import Formatter

import pytest

from qunqiao_engines.rulebook import RulebookError, load
from qunqiao_engines.rulebook.reasons import REASONS
from qunqiao_engines.rulebook.tests.rule_text import HEAD, RULE, book_text

BREACH = 'breach = "head_count < :least"'


def refusal(*changes):
    with pytest.raises(RulebookError) as caught:
        load(book_text(*changes), source="house.toml")
    return str(caught.value)


@pytest.mark.parametrize("text", ["x = " + "[" * 5000, "x = " + "9" * 5000])
def test_a_text_that_breaks_the_reader_is_no_toml(text):
    with pytest.raises(RulebookError, match="is not valid TOML"):
        load(text, source="house.toml")


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("headcount < 3", "names headcount, which is not a fact of this subject"),
        ("members < 3", "names members, which is not a fact of this subject"),
        ("union_rows IS NULL", "names union_rows, which is not a fact"),
        ("s.head_count < 3", "names a table in s.head_count"),
        ("head_count < :most", "uses the parameter :most, which the rule does not declare"),
        ("pg_sleep(9) IS NULL", "uses the function pg_sleep, which is not on the list"),
        ("greatest(head_count, 3) > 3", "uses the function greatest"),
        ("read_csv('/etc/passwd') IS NULL", "uses the function read_csv"),
        ("CAST(head_count AS TEXT) = '3'", "which is not on the list"),
        ("head_count < (SELECT 1)", "contains a subquery"),
        ("EXISTS (SELECT 1 FROM people)", "contains a subquery"),
        ("head_count IN (SELECT 1)", "contains a subquery"),
        ("SELECT TRUE", "contains a subquery"),
        ("TRUE; DROP TABLE units", "must be exactly one expression"),
        ("DROP TABLE units", "contains DROP"),
        ("head_count / 3 > 2", "contains DIV"),
        ("head_count <", "cannot be read as an SQL expression"),
        ("(((head_count < 3", "cannot be read as an SQL expression"),
        ("head_count + 1", "must be true or false, but is BIGINT"),
        ("region > 3", "does not fit its facts"),
        ("head_count = 'many'", "does not fit its facts"),
        ("TRUE" + " OR TRUE" * 400, "is longer than"),
    ],
)
def test_an_expression_may_only_compare_known_facts(expression, reason):
    sentence = refusal((BREACH, f'breach = "{expression}"'))

    assert sentence.startswith("house.toml, rule house-size, breach: ")
    assert reason in sentence


def test_a_refusal_names_place_and_reason_in_chinese_too():
    with pytest.raises(RulebookError) as caught:
        load(book_text((BREACH, 'breach = "head_count < (SELECT 1)"')), source="house.toml")

    assert caught.value.sentence("zh") == (
        "house.toml，规则 house-size，breach：含有子查询，这是不允许的；请用事实"
    )
    assert caught.value.sentence("en").startswith("house.toml, rule house-size, breach: contains")


@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_says_the_same_in_both_languages(code):
    names = [
        {name for _, name, _, _ in Formatter().parse(text)}
        for text in (REASONS[code].zh, REASONS[code].en)
    ]

    assert names[0] - {None} == names[1] - {None}


def test_applies_is_checked_as_breach_is():
    assert "rule house-size, applies: names nobody" in refusal(('"kind = :word"', '"nobody = 1"'))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('severity = "low"', 'severity = "grave"', "severity: must be one of high, medium, low"),
        ('severity = "low"', "", "severity: is missing"),
        ('theme = "organisation"', 'colour = "red"\ntheme = "style"', "colour: is not a key"),
        ('id = "house-size"', 'id = "House Size"', "id: may only hold small letters"),
        ("least = 10", "least = 1.5", "parameters.least: must be a whole number or a text"),
        ("least = 10", "head_count = 1, least = 10", "and not a fact's name"),
        ('["head_count", "kind"]', '["head_count", "tier"]', "evidence: names tier"),
        ('["head_count", "kind"]', "[]", "evidence: must name at least one fact"),
        ('["head_count", "kind"]', '["kind"]', "says: uses {head_count}"),
        ("{head_count} 人", "{head_count.real} 人", "says: uses {head_count.real}"),
        ("{head_count} 人", "{head_count!r} 人", "says: uses {head_count}"),
        ("{head_count} 人", "{head_count 人", "says: has a brace that is not closed"),
        ('en = "Size"', 'eng = "Size"', "titles, en: must be a text"),
        ('next_step = "correct_record"', 'next_step = "x"\nsince = "kind"', "not a date fact"),
        (
            'next_step = "correct_record"',
            'next_step = "x"\nwithin = "least"',
            "there must be a since",
        ),
        (
            'next_step = "correct_record"',
            'next_step = "x"\nsince = "opened_on"\nwithin = "word"',
            "a whole-number parameter of months",
        ),
        (
            'en = "Size" }',
            'en = "Size" }\nfaults = { zh = "{as_of}", en = "x" }',
            "faults: uses {as_of}",
        ),
        ("少于 {least} 人", "到 {deadline}", "says: uses {deadline}"),
        ('confidence = "house"', 'confidence = "V"', "a source marked V was read, so quote it"),
        ('confidence = "house"', 'confidence = "M"\nquote = "应当"', "must be left out"),
        ('confidence = "house"', 'confidence = "M"\nkind = "local"', "says where it binds"),
        ('confidence = "house"', 'confidence = "M"\nkind = "statute"', "must be one of law"),
        ('confidence = "house"', 'confidence = "M"\nnote = { zh = "注" }', "note, en: must be"),
        ('confidence = "house"', 'confidence = "M"\nnote = 5', "note: must be"),
        ('confidence = "house"', 'confidence = "M"\ntiers = ["cell"]', "names cell"),
        ('confidence = "house"', 'confidence = "M"\ntiers = ["branch"]', "needs tier among"),
        ('confidence = "house"', 'confidence = "M"\ncarries = "注"', "carries"),
        ('next_step = "c', 'doubted = "odd"\nnext_step = "c', "doubt and doubted go together"),
        (
            'next_step = "c',
            'doubted = "odd"\ndoubt = { zh = "疑", en = "Odd" }\nnext_step = "c',
            "doubt and doubted go together",
        ),
        ('jurisdiction = "house"', 'jurisdiction = "CN"\nin_force_from = "2021"', "must be a date"),
        ('jurisdiction = "house"', 'jurisdiction = "CN"\nunit_kinds = ["firm"]', "names firm"),
        (
            'jurisdiction = "house"',
            'jurisdiction = "CN"\norganisation_kinds = ["other"]',
            "means nothing for a unit",
        ),
    ],
)
def test_a_rule_with_a_wrong_part_is_refused(old, new, reason):
    assert reason in refusal((old, new))


def test_a_rule_without_a_source_is_refused():
    text = HEAD + RULE[: RULE.index("[[rules.basis]]")]

    with pytest.raises(RulebookError, match="rule house-size, basis: is missing"):
        load(text, source="house.toml")


def test_two_rules_of_one_id_are_refused():
    with pytest.raises(RulebookError, match="rule house-size: stands in the file twice"):
        load(book_text() + RULE, source="house.toml")


@pytest.mark.parametrize("text", ["rules =", "[[rules]]\n", HEAD, HEAD + "rules = 3"])
def test_a_text_that_is_no_rulebook_is_refused(text):
    with pytest.raises(RulebookError, match=r"^house\.toml"):
        load(text, source="house.toml")


def test_a_rulebook_is_known_by_the_digest_of_its_text():
    text = book_text()

    book = load(text, source="house.toml")
    assert (book.id, book.version) == ("house", "1")
    assert book.digest == hashlib.sha256(text.encode()).hexdigest()
    assert [rule.id for rule in book.rules] == ["house-size"]


def test_a_rule_binds_on_its_first_and_last_day():
    book = load(
        book_text(('theme = "', 'in_force_from = 2021-01-01\nin_force_to = 2021-12-31\ntheme = "')),
        source="house.toml",
    )

    (rule,) = book.rules
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [rule.in_force(day) for day in days] == [False, True, True, False]
