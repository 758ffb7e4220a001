"""The script of troubles told as a list: what was planted, where, in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.values import Planted

_KIND: Final = {"GH": "union", "TW": "league", "FW": "women"}

# Each entry: the id (a name of the rulebook's where the law has one), whom, and the sentence.
_NAMED: Final[tuple[tuple[str, Iterable[str], str], ...]] = (
    (
        "union-basic-unit-25",
        troubles.UNION_IN_PARENT,
        "会员25人以上未单独建会，会员编入上级单位工会",
    ),
    ("union-coverage-blank", troubles.UNION_NOBODY, "未建工会，职工均未入会"),
    ("union-establishment-approved", troubles.APPROVAL_MISSING, "无批准日期和批准文号"),
    ("union-term-3-or-5", troubles.FOUR_YEARS, "任期登记为四年"),
    ("union-audit-committee", troubles.AUDIT_NONE, "未建经费审查委员会"),
    ("union-audit-committee-unknown", troubles.AUDIT_UNKNOWN, "有无经费审查委员会未登记"),
    ("union-women-committee", troubles.WOMEN_NONE, "女会员10人以上未建女职工委员会"),
    ("union-fulltime-chair-200", troubles.FULL_TIME_MISSING, "职工200人以上，主席职务为兼职"),
    ("union-funds-missing", troubles.FUNDS_MISSING, "上年度经费未登记"),
    ("union-payroll-unknown", troubles.PAYROLL_UNKNOWN, "上年度工资总额未登记"),
    ("union-premises", troubles.PREMISES_NONE, "无活动阵地"),
    ("union-premises-unknown", troubles.PREMISES_UNKNOWN, "有无活动阵地未登记"),
    ("league-branch-3", troubles.LEAGUE_MISSING, "团员3人以上未建团支部"),
    ("league-branch-committee-7", troubles.LEAGUE_SECRETARY_ONLY, "团员7人以上未设支部委员会"),
    (
        "women-committee-missing",
        troubles.WOMENS_COMMITTEE_MISSING,
        "职工90人以上的机关、事业单位未建妇委会",
    ),
    ("house-committee-age", troubles.OLD_COMMITTEE, "工会委员平均年龄偏大"),
    ("record-people-missing", troubles.PEOPLE_UNRECORDED, "人员未登记"),
    ("record-term-missing", troubles.TERM_UNRECORDED, "届次未登记"),
    ("record-head-count-missing", troubles.HEAD_COUNT_MISSING, "职工人数未登记"),
    ("record-uscc-check-digit", troubles.CREDIT_CODE_BROKEN, "统一社会信用代码校验位不符"),
)
_COUNTED: Final[tuple[tuple[str, Mapping[str, int], str], ...]] = (
    ("union-chair-vacancy", troubles.CHAIR_VACANT, "主席空缺{}个月，已超期"),
    ("union-chair-vacancy-within", troubles.CHAIR_VACANT_WITHIN, "主席空缺{}个月，未超期"),
    ("league-secretary-vacancy", troubles.SECRETARY_VACANT, "书记空缺{}个月"),
    ("union-committee-size", troubles.SEATS_FILLED, "委员会现有委员{}人，少于规定人数"),
    ("union-levy-2pct", troubles.LEVY_PERMILLE, "上年度拨缴为工资总额的{}‰，不足20‰"),
)


def planted_problems() -> list[Planted]:
    """All scripted problems, ordered by id and subject; crowded posts are found with their holders."""
    found = [Planted(name, subject, note) for name, whom, note in _NAMED for subject in whom]
    found += [
        Planted(name, subject, note.format(count))
        for name, whom, note in _COUNTED
        for subject, count in whom.items()
    ]
    found += _terms()
    return sorted(found, key=lambda problem: (problem.problem, problem.subject))


def _terms() -> list[Planted]:
    found = [
        Planted(f"{_kind(code)}-term-overdue", code, f"届满{days}天未换届")
        for code, days in troubles.OVERDUE.items()
    ]
    for suffix, whom, note in (
        ("overdue", troubles.EXTENSION_LAPSED, "届满{}天，延期{}个月已过"),
        ("over-extended", troubles.EXTENSION_TOO_LONG, "届满{}天，批准延期{}个月，超过六个月"),
        (
            "extension-undocumented",
            troubles.EXTENSION_UNDOCUMENTED,
            "届满{}天，延期{}个月无批复文号",
        ),
    ):
        found += [
            Planted(f"{_kind(code)}-term-{suffix}", code, note.format(term.past_due, term.months))
            for code, term in whom.items()
        ]
    return found


def _kind(code: str) -> str:
    return _KIND[code.rpartition("-")[2]]
