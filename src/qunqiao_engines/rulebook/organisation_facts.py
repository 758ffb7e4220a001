"""The facts of a mass organisation (群团组织): itself, its members, its term, its funds."""

from __future__ import annotations

from .awaited_facts import AWAITED_FACTS
from .fact import DAYS, MONTHS, PERSONS, YEARS, YUAN, Fact, Group, days_between, months_begun
from .model import Text
from .seat_facts import SEAT_FACTS

_OWN = Group("organisation", (), ("organisations",))
_UNIT = Group("organisation", (), ("units",))
_EMPLOYEES = Group("organisation", ("unit_people",), ("people",))
_MEMBERS = Group(
    "organisation",
    ("organisation_members",),
    ("memberships", "people"),
    Text(zh="会籍登记", en="membership records"),
)
_TERM = Group(
    "organisation",
    ("term",),
    ("terms",),
    Text(zh="现届次（选举日期、任期年数）", en="a current term (election day and years)"),
)
_FUNDS = Group("organisation", ("last_funds",), ("funds",))
_FUND_ROWS = Group("organisation", ("fund_rows",), ("funds",), _FUNDS.lacks)


def _own_facts() -> tuple[Fact, ...]:
    return (
        _OWN.fact("as_of", "date", "体检日 | day of the check-up",
                  "The day on which everything is counted.", sql="CAST($as_of AS DATE)"),
        _OWN.fact("kind", "text", "组织类别 | kind of organisation",
                  "trade_union, youth_league, womens_committee or other.",
                  codes="organisation_kind"),
        _OWN.fact("tier", "text", "组织层级 | tier",
                  "branch, general_branch, committee or joint.", codes="tier"),
        _OWN.fact("founded_on", "date", "成立日期 | founded on", "When it was founded."),
        _OWN.fact("approved_on", "date", "批准日期 | approved on",
                  "When the higher body approved its founding."),
        _OWN.fact("approval_document", "text", "批准文号 | approval document",
                  "The number of the approval; blank text is the same as none.",
                  sql="nullif(trim(s.approval_document), '')"),
        _UNIT.fact("unit_kind", "text", "单位性质 | kind of unit",
                   "organ, institution, enterprise or social.", sql="u.kind", codes="unit_kind"),
        _UNIT.fact("region", "text", "行政区划代码 | region code",
                   "Of the unit; the first two digits name the province.", sql="u.region"),
        _UNIT.fact("unit_head_count", "integer", "职工人数 | employees",
                   "As the unit declares it.", sql="u.head_count", unit=PERSONS),
        _EMPLOYEES.fact("unit_women_at_least", "integer",
                        "本单位女职工（至少） | women employed, at least",
                        "People of the unit recorded as women; unknown when nobody is recorded.",
                        sql="unit_people.women", unit=PERSONS),
        _EMPLOYEES.fact("unit_women_at_most", "integer",
                        "本单位女职工（至多） | women employed, at most",
                        "Women of the unit, and those whose sex is missing.",
                        sql="unit_people.women + unit_people.unsexed", unit=PERSONS),
        _EMPLOYEES.fact("unit_women", "integer", "本单位女职工 | women employed",
                        "Unknown as soon as the sex of one person of the unit is missing.",
                        lacks=Text(zh="职工的性别", en="the sex of employees"),
            sql="CASE WHEN unit_people.unsexed = 0 THEN unit_people.women END",
                        unit=PERSONS),
    )  # fmt: skip


def _member_facts() -> tuple[Fact, ...]:
    return (
        _MEMBERS.fact("members", "integer", "会员（团员） | members",
                      "Persons in membership; unknown when no membership was ever recorded.",
                      unit=PERSONS),
        _MEMBERS.fact("women_members", "integer", "女会员 | women members",
                      "Unknown as soon as the sex of one member is missing.",
                      lacks=Text(zh="会员的性别", en="the sex of members"),
            sql="CASE WHEN organisation_members.unsexed = 0 "
                          "THEN organisation_members.women END", unit=PERSONS),
        _MEMBERS.fact("women_members_at_least", "integer", "女会员（至少） | women members, at least",
                      "Members recorded as women.", sql="organisation_members.women",
                      unit=PERSONS),
        _MEMBERS.fact("women_members_at_most", "integer", "女会员（至多） | women members, at most",
                      "Members recorded as women, and those whose sex is missing.",
                      sql="organisation_members.women + organisation_members.unsexed",
                      unit=PERSONS),
    )  # fmt: skip


def _term_facts() -> tuple[Fact, ...]:
    return (
        _TERM.fact("term_number", "integer", "现届次 | current term", "The number of the term.",
                   sql="term.number"),
        _TERM.fact("term_began_on", "date", "选举日期 | elected on",
                   "The day from which the current term counts.", sql="term.began_on"),
        _TERM.fact("term_age_months", "integer", "选举以来月数 | months since the election",
                   "Months begun since the election day: three years to the day are 36.",
                   sql=months_begun("term.began_on", "CAST($as_of AS DATE)"), unit=MONTHS),
        _TERM.fact("term_years", "integer", "任期年数 | years of the term", "As recorded.",
                   sql="term.years", unit=YEARS),
        _TERM.fact("term_ends_on", "date", "任期届满日 | end of the term",
                   "The election day plus the years; 29 February ends on 28 February.",
                   sql="term.ends_on"),
        _TERM.fact("term_due_on", "date", "应换届日 | re-election due on",
                   "The end of the term, or of its extension when that has a document.",
                   sql="term.due_on"),
        _TERM.fact("term_overdue_days", "integer", "过期天数 | days overdue",
                   "Days since the re-election was due; 0 until then.",
                   sql="CASE WHEN term.due_on >= $as_of THEN 0 ELSE "
                       + days_between("term.due_on", "CAST($as_of AS DATE)") + " END", unit=DAYS),
        _TERM.fact("extended_until", "date", "延期至 | extended until",
                   "As recorded, whether approved or not.", sql="term.extended_until",
                   null="no extension, or no current term, is recorded"),
        _TERM.fact("extension_document", "text", "延期批复文号 | extension document",
                   "The number of the approval; blank text is the same as none.",
                   sql="term.extension_document",
                   null="no approval of an extension, or no current term, is recorded"),
        _TERM.fact("extension_months", "integer", "延期月数 | months of extension",
                   "Months begun between the end of the term and of its extension: six months to "
                   "the day are 6, a day more is 7; 0 without an extension.",
                   sql="CASE WHEN term.extended THEN "
                       + months_begun("term.ends_on", "term.extended_until")
                       + " WHEN term.ends_on IS NOT NULL THEN 0 END", unit=MONTHS),
        _TERM.fact("extension_running", "boolean", "在延期期内 | extension running",
                   "Whether the recorded extension, approved or not, reaches beyond today.",
                   sql="coalesce(term.extended AND term.extended_until >= $as_of, FALSE)"),
        _TERM.fact("current_term_row", "rows", "现届次记录 | current term record",
                   "The id of the current term's row.",
                   sql="CASE WHEN term.id IS NOT NULL THEN [term.id] END", table="terms"),
    )  # fmt: skip


def _fund_facts() -> tuple[Fact, ...]:
    return (
        _FUNDS.fact("levy_year", "integer", "核对年度 | year examined",
                    "The last full year before the check-up.",
                    sql="CAST(year($as_of) - 1 AS BIGINT)"),
        _FUNDS.fact("levy_payroll", "money", "工资总额 | payroll",
                    "Of the last full year; unknown when not recorded.", sql="last_funds.payroll",
                    unit=YUAN),
        _FUNDS.fact("levy_paid", "money", "拨缴经费 | levy paid",
                    "All that the employer paid over to the union for the last full year, before "
                    "what is handed up; unknown when not recorded.",
                    sql="last_funds.levy", unit=YUAN),
        _FUNDS.fact("funds_spent", "money", "支出 | spent",
                    "Of the last full year; unknown when not recorded.", sql="last_funds.spent",
                    unit=YUAN),
        _FUNDS.fact("founded_before_levy_year", "boolean", "上年初已成立 | founded before that year",
                    "False for an organisation founded during the year examined or later; "
                    "an unrecorded founding day counts as earlier.",
                    sql="coalesce(year(s.founded_on) < year($as_of) - 1, TRUE)"),
        _FUND_ROWS.rows("fund_rows", "funds", "经费记录 | fund records"),
    )  # fmt: skip


ORGANISATION_FACTS = (
    *_own_facts(),
    *_member_facts(),
    *_term_facts(),
    *SEAT_FACTS,
    *_fund_facts(),
    *AWAITED_FACTS,
)
