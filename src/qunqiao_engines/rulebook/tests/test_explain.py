"""Findings in words: money, dates and codes as an officer writes them."""

from datetime import date

import pytest
import sqlglot

from qunqiao_engines.rulebook import FACTS, computation, heading, sentence, write
from qunqiao_engines.rulebook.checks import compile_rule
from qunqiao_engines.rulebook.limits import months_after
from qunqiao_engines.rulebook.tests.registry import Registry, finding, only, shipped

RULES = {rule.id: rule for book in shipped() for rule in book.rules}
LEVY = "union-levy-2pct"


def underpaid():
    registry = Registry()
    registry.fund(registry.organisation(registry.unit()), 2025, "1234567.89", "20000.00")
    return finding(registry.check(only(LEVY)), LEVY)


def test_money_is_exact_and_written_with_two_places():
    assert underpaid().evidence["levy_payroll"] == "1234567.89"
    assert underpaid().values["shortfall"] == "4691.3578"
    assert sentence(RULES[LEVY], underpaid(), "zh") == (
        "2025 年工资总额 1,234,567.89 元，用人单位应向工会拨缴 2%，即 24,691.36 元，"
        "实际拨缴 20,000.00 元，少拨 4,691.36 元。"
    )


def test_the_sum_is_shown_with_its_values():
    assert computation(RULES[LEVY], underpaid(), "zh") == (
        "1,234,567.89 元 × 2% = 应拨缴 24,691.36 元；24,691.36 元 − 实际拨缴 20,000.00 元 = "
        "4,691.36 元（“实际拨缴”应当填用人单位全年拨缴的总额，不扣除上解上级工会的部分；登记的数按此计算，没有另行核实）"
    )


@pytest.mark.parametrize(
    ("paid", "doubted"), [("600.00", True), ("601.00", True), ("602.00", False), ("590.00", False)]
)
def test_a_levy_that_is_just_the_share_kept_may_be_a_net_figure(paid, doubted):
    registry = Registry()
    registry.fund(registry.organisation(registry.unit()), 2025, "50000.00", paid)
    found = finding(registry.check(only(LEVY)), LEVY)

    for language, words in (
        ("zh", "请工会先对照拨款凭证核对"),
        ("en", "check the payment vouchers"),
    ):
        assert (words in sentence(RULES[LEVY], found, language)) is doubted


def test_of_a_great_payroll_the_share_kept_is_told_as_exactly():
    registry = Registry()
    paid = ("91086000000.00", "1093032000.00")
    registry.fund(registry.organisation(registry.unit()), 2025, *paid)

    assert "60%" in sentence(RULES[LEVY], finding(registry.check(only(LEVY)), LEVY), "zh")


@pytest.mark.parametrize(
    ("tier", "words"), [("branch", "支部委员会"), ("committee", "团的基层委员会")]
)
def test_a_finding_quotes_what_is_said_of_bodies_of_its_tier(tier, words):
    registry = Registry()
    league = registry.organisation(registry.unit(), kind="youth_league", tier=tier)
    registry.term(league, date(2021, 12, 20), years=3)
    found = finding(registry.check(only("league-term-2025")), "league-term-2025")

    assert [basis.article for basis in found.basis] == ["第三条", "第四条"]
    assert words in found.basis[0].quote


def test_less_than_one_fen_is_rounding_and_no_debt():
    registry = Registry()
    registry.fund(registry.organisation(registry.unit()), 2025, "100.20", "2.00")

    assert registry.check(only(LEVY)).outcomes["breach"] == 0


def test_values_are_written_as_people_write_them():
    facts = FACTS["organisation"]

    assert write(facts["tier"], "branch", "zh") == "支部"
    assert write(facts["term_due_on"], "2026-03-12", "zh") == "2026 年 3 月 12 日"
    assert write(facts["term_due_on"], "2026-03-12", "en") == "12 March 2026"
    assert write(facts["audit_committee"], False, "zh") == "无"
    assert write(facts["approved_on"], None, "zh") == "未登记"


def test_an_unknown_shows_what_is_recorded_and_what_is_not():
    registry = Registry()
    registry.fund(registry.organisation(registry.unit()), 2025, "1000.00", None)
    found = finding(registry.check(only(LEVY)), LEVY)

    assert computation(RULES[LEVY], found, "zh") == (
        "核对年度：2025；工资总额：1,000.00 元；拨缴经费：未登记"
    )
    assert sentence(RULES[LEVY], found, "en").startswith("Not on record: levy paid.")


def test_a_finding_is_called_by_its_fault_and_an_unknown_by_what_it_is_about():
    rule = RULES[LEVY]
    values = {**rule.parameters, "levy_year": 2025}

    assert heading(rule, "breach", values, "zh") == "用人单位没有按 2% 足额拨缴 2025 年度工会经费"
    assert heading(rule, "unknown", values, "zh") == (
        "工会经费拨缴情况（2025 年度）：资料不全，判断不了"
    )
    assert heading(rule, "breach", {}, "zh") == rule.titles.zh


def test_a_time_allowed_ends_on_the_last_day_of_a_shorter_month():
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)


def test_every_shipped_expression_can_be_said_to_another_database():
    for rule in RULES.values():
        compiled = compile_rule(rule, place=rule.id)
        for part in (compiled.applies, compiled.breach):
            text = part.sql(compiled.values, rule.parameters, "spark")

            assert sqlglot.parse_one(text, dialect="spark").sql("spark") == text
