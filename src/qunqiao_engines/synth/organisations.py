"""Which mass organisations exist, what they are called, and whose people belong to them."""

from datetime import date
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.days import days_after
from qunqiao_engines.synth.values import History, Member, Organisation, Person, Unit

WOMENS_COMMITTEE_FROM: Final = 90
"""Staff from which the sample's organs and institutions have a women's committee."""
LETTERS: Final = {"trade_union": "工", "youth_league": "团", "womens_committee": "妇"}


def unions(units: dict[str, Unit]) -> list[Organisation]:
    """One union per unit, except where the script lets a unit belong elsewhere or nowhere."""
    joined = [code for codes in troubles.JOINT_UNION.values() for code in codes]
    elsewhere = troubles.UNION_IN_PARENT | troubles.UNION_IN_PARENT_SMALL
    without = elsewhere | troubles.UNION_NOBODY | {"LJ058", "LJ059"} | set(joined)
    result = []
    for code, unit in units.items():
        if code in troubles.JOINT_UNION:
            name = "澜江省省直社会组织联合工会委员会"
            serves = troubles.JOINT_UNION[code]
            result.append(
                Organisation(f"{code}-GH", name, code, "trade_union", "joint", serves, None)
            )
        elif code not in without:
            below = [c for c in units if c in elsewhere and units[c].plan.parent == code]
            result.append(_union(unit, (code, *below)))
    return result


def leagues(
    units: dict[str, Unit], everyone: dict[str, list[Person]], as_of: date
) -> list[Organisation]:
    """A branch, general branch or committee where three League members or more work.

    The few of smaller units, and of those the script leaves without a branch,
    belong to the organisation of the unit above, if that has one.
    """
    counts = {code: _league_count(everyone[code], as_of) for code in units}
    own = {c for c in units if counts[c] >= 3 and c not in troubles.LEAGUE_MISSING}
    result = []
    for code in [code for code in units if code in own]:
        below = [c for c in units if c not in own and units[c].plan.parent == code and counts[c]]
        serves = (code, *below)
        size = sum(counts[c] for c in serves)
        result.append(_league(units[code], serves, size))
    for code in sorted(troubles.LEAGUE_CLOSED):
        unit = units[code.removesuffix("-TW")]
        closed_on = date(as_of.year - 1, 6, 30)
        name = f"共青团{_home(unit)}支部委员会"
        result.append(
            Organisation(code, name, unit.plan.code, "youth_league", "branch", (), closed_on)
        )
    return result


def womens_committees(units: dict[str, Unit]) -> list[Organisation]:
    """A women's committee in the larger organs and institutions."""
    return [
        Organisation(
            f"{code}-FW",
            f"{_home(unit)}妇女委员会",
            code,
            "womens_committee",
            "committee",
            (code,),
            None,
        )
        for code, unit in units.items()
        if unit.plan.kind in {"organ", "institution"}
        and unit.plan.head_count >= WOMENS_COMMITTEE_FROM
        and code not in troubles.WOMENS_COMMITTEE_MISSING
    ]


def organisation_row(
    organisation: Organisation, history: History, members: list[Member], draws: Draws
) -> dict[str, object]:
    """One line of the sheet of organisations; approval comes some days before the founding."""
    founded = history.founded_on
    approved = days_after(founded, -draws.between(5, 40))
    if organisation.code in troubles.APPROVAL_MISSING:
        approval: tuple[date | None, str | None] = (None, None)
    else:
        letter = LETTERS[organisation.kind]
        approval = (approved, f"澜直{letter}〔{approved.year}〕{draws.between(1, 60)}号")
    return {
        "code": organisation.code,
        "name": organisation.name,
        "unit_code": organisation.unit_code,
        "kind": organisation.kind,
        "tier": organisation.tier,
        "founded_on": founded,
        "approved_on": approval[0],
        "approval_document": approval[1],
        "audit_committee": has_audit_committee(organisation),
        "women_committee": has_women_committee(organisation, members),
        "closed_on": organisation.closed_on,
    }


def has_audit_committee(organisation: Organisation) -> bool | None:
    """Whether the union has an audit committee; None is not recorded, or not a union."""
    if organisation.kind != "trade_union" or organisation.code in troubles.AUDIT_UNKNOWN:
        return None
    if organisation.code in troubles.TERM_UNRECORDED:
        return None
    return organisation.code not in troubles.AUDIT_NONE | troubles.ORGANISER_ONLY


def has_women_committee(organisation: Organisation, members: list[Member]) -> bool | None:
    """Whether the union has a women workers' committee: from ten women members on."""
    if organisation.kind != "trade_union" or organisation.code in troubles.TERM_UNRECORDED:
        return None
    women = sum(1 for m in members if m.left_on is None and m.person.sex == "female")
    return women >= 10 and organisation.code not in troubles.WOMEN_NONE


def _union(unit: Unit, serves: tuple[str, ...]) -> Organisation:
    code = f"{unit.plan.code}-GH"
    if code in troubles.ORGANISER_ONLY:
        name, tier = f"{_home(unit)}工会", "branch"
    else:
        name, tier = f"{_home(unit)}工会委员会", "committee"
    return Organisation(code, name, unit.plan.code, "trade_union", tier, serves, unit.closed_on)


def _home(unit: Unit) -> str:
    """What a mass organisation calls the unit it belongs to: in an organ, the organ's own staff."""
    name = unit.plan.name.removeprefix("中共")
    return f"{name}机关" if unit.plan.kind == "organ" else name


def _league(unit: Unit, serves: tuple[str, ...], size: int) -> Organisation:
    code = f"{unit.plan.code}-TW"
    tier, ending = "branch", "支部委员会"
    if size >= 50:
        tier, ending = "committee", "委员会"
    elif size >= 30:
        tier, ending = "general_branch", "总支部委员会"
    elif size < 7 or code in troubles.LEAGUE_SECRETARY_ONLY:
        ending = "支部"
    name = f"共青团{_home(unit)}{ending}"
    return Organisation(code, name, unit.plan.code, "youth_league", tier, serves, None)


def _league_count(people: list[Person], as_of: date) -> int:
    return sum(1 for p in people if p.league_until and p.league_until > as_of and not p.left_on)
