"""The facts of a unit (单位)."""

from __future__ import annotations

from .fact import MONTHS, PERSONS, Fact, Group, months_begun
from .model import Text

_OWN = Group("unit", (), ("units",))
_NOBODY = Text(zh="人员登记", en="people records")
_PEOPLE = Group("unit", ("unit_people",), ("people",), _NOBODY)
_MEMBERS = Group(
    "unit", ("unit_people", "unit_members"), ("people", "memberships", "organisations"), _NOBODY
)
_ORGANISATIONS = Group("unit", ("unit_organisations",), ("organisations",))
_VENUES = Group("unit", ("unit_venues",), ("venues",))
_ORGANISATION_ROWS = Group("unit", ("organisation_rows",), ("organisations",))
_VENUE_ROWS = Group("unit", ("venue_rows",), ("venues",))
_OPEN_MONTHS = months_begun("s.opened_on", "CAST($as_of AS DATE)")


def _members(name: str, labels: str, doc: str) -> Fact:
    # Where nobody is recorded at the unit, its membership is not known to be zero.
    sql = f"CASE WHEN unit_people.people > 0 THEN coalesce(unit_members.{name}, 0) END"
    return _MEMBERS.fact(name, "integer", labels, doc, sql=sql, unit=PERSONS)


def _own_facts() -> tuple[Fact, ...]:
    return (
        _OWN.fact("as_of", "date", "体检日 | day of the check-up",
                  "The day on which everything is counted.", sql="CAST($as_of AS DATE)"),
        _OWN.fact("kind", "text", "单位性质 | kind of unit",
                  "organ, institution, enterprise or social.", codes="unit_kind"),
        _OWN.fact("region", "text", "行政区划代码 | region code",
                  "Six digits; the first two name the province."),
        _OWN.fact("head_count", "integer", "职工人数 | employees",
                  "As the unit declares it, not counted from the people recorded.", unit=PERSONS),
        _OWN.fact("premises", "boolean", "有无活动阵地 | has premises", "As the unit declares it."),
        _OWN.fact("opened_on", "date", "设立日期 | opened on", "When the unit was set up."),
        _OWN.fact("open_months", "integer", "设立以来月数 | months since it was set up",
                  "Months begun since then: six months to the day are 6, a day more is 7.",
                  sql=_OPEN_MONTHS, unit=MONTHS, lacks=Text(zh="设立日期", en="the day of opening")),
    )  # fmt: skip


def _people_facts() -> tuple[Fact, ...]:
    return (
        _PEOPLE.fact("people", "integer", "在册人员 | people recorded",
                     "People of the unit who have not left; unknown when none is recorded.",
                     unit=PERSONS),
        _PEOPLE.fact("women", "integer", "在册女职工 | women recorded",
                     "Unknown as soon as the sex of one person recorded is missing.",
                     lacks=Text(zh="人员的性别", en="the sex of people"),
                     sql="CASE WHEN unit_people.unsexed = 0 THEN unit_people.women END",
                     unit=PERSONS),
        _PEOPLE.fact("women_at_least", "integer", "女职工（至少） | women, at least",
                     "People recorded as women; unknown when nobody is recorded.",
                     sql="unit_people.women", unit=PERSONS),
        _PEOPLE.fact("women_at_most", "integer", "女职工（至多） | women, at most",
                     "Women, and those whose sex is missing; unknown when nobody is recorded.",
                     sql="unit_people.women + unit_people.unsexed", unit=PERSONS),
        _members("union_members", "工会会员 | union members",
                 "People of the unit in any trade union, joint unions included; unknown when the "
                 "unit has no people recorded."),
        _members("joint_union_members", "联合工会会员 | members of joint unions",
                 "People of the unit in a joint union, wherever that sits; unknown when the unit "
                 "has no people recorded."),
        _members("league_members", "团员 | League members",
                 "People of the unit in any League organisation, without those whose birth year "
                 "shows them to be past 28; unknown when the unit has no people recorded."),
    )  # fmt: skip


def _organisation_facts() -> tuple[Fact, ...]:
    return (
        _ORGANISATIONS.count("unions", "本单位工会 | trade unions of the unit",
                             "Trade unions of the unit, of any tier."),
        _ORGANISATIONS.count("union_committees", "本单位工会委员会 | union committees of the unit",
                             "Trade unions of the unit that are a committee or a joint committee."),
        _ORGANISATIONS.count("leagues", "本单位团组织 | League organisations of the unit",
                             "League organisations of the unit, of any tier."),
        _ORGANISATIONS.count("womens_committees", "本单位妇委会 | women's committees of the unit",
                             "Women's committees of the unit; those inside a union are not counted."),
        _ORGANISATION_ROWS.rows("union_rows", "organisations", "本单位工会记录 | union records"),
        _ORGANISATION_ROWS.rows("league_rows", "organisations", "本单位团组织记录 | League records"),
        _VENUES.count("venues", "阵地 | venues", "Venues of the unit that are open."),
        _VENUES.count("working_venues", "办公、活动场所 | offices and activity venues",
                      "Open venues where a union can work or meet: all but mothers' rooms."),
        _VENUES.count("mothers_rooms", "母婴室 | mothers' rooms", "Mothers' rooms that are open."),
        _VENUE_ROWS.rows("venue_rows", "venues", "阵地记录 | venue records"),
    )  # fmt: skip


UNIT_FACTS = (*_own_facts(), *_people_facts(), *_organisation_facts())
