"""The script of troubles: which units and organisations show which problem, and how badly.

The kinds and their shares follow what the supervising body's survey reported:
organisations missing, terms run out, posts vacant and concurrent, officers old,
funds and premises short. Troubles keep company: some forty percent of the units
carry nearly all of them, so that the others look like units in good order.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Extension:
    """A term that ran out ``past_due`` days ago and was extended by ``months`` from that day."""

    past_due: int
    months: int
    documented: bool = True


# -- Organisations missing -------------------------------------------------------------------
UNION_IN_PARENT: Final = frozenset({"LJ004", "LJ026", "LJ053"})
"""25 members or more and no union of their own: they are members of the union above."""
UNION_IN_PARENT_SMALL: Final = frozenset({"LJ015", "LJ033", "LJ042"})
"""The same with fewer than 25 members, which the law allows."""
UNION_NOBODY: Final = frozenset({"LJ051"})
"""No union and no members at all."""
LEAGUE_MISSING: Final = frozenset({"LJ011", "LJ017", "LJ026", "LJ053"})
WOMENS_COMMITTEE_MISSING: Final = frozenset({"LJ023", "LJ030"})
PEOPLE_UNRECORDED: Final = frozenset({"LJ046", "LJ058", "LJ059"})
TERM_UNRECORDED: Final = frozenset({"LJ046-GH"})
APPROVAL_MISSING: Final = frozenset({"LJ039-GH", "LJ060-GH"})

# -- Terms ------------------------------------------------------------------------------------
OVERDUE: Final = {
    "LJ005-GH": 320,
    "LJ011-GH": 640,
    "LJ017-GH": 45,
    "LJ020-GH": 690,
    "LJ030-GH": 150,
    "LJ034-GH": 210,
    "LJ039-GH": 20,
    "LJ045-GH": 260,
    "LJ060-GH": 540,
    "LJ005-TW": 95,
    "LJ009-TW": 35,
    "LJ014-TW": 410,
    "LJ030-TW": 180,
    "LJ034-TW": 130,
    "LJ036-TW": 60,
    "LJ041-TW": 500,
    "LJ045-TW": 230,
    "LJ050-TW": 700,
    "LJ005-FW": 75,
    "LJ009-FW": 275,
}
"""Days since the term ran out, without any extension."""
EXTENSION_SOUND: Final = {
    "LJ038-GH": Extension(past_due=70, months=5),
    "LJ043-GH": Extension(past_due=40, months=6),
    "LJ019-TW": Extension(past_due=55, months=4),
}
EXTENSION_TOO_LONG: Final = {
    "LJ023-GH": Extension(past_due=150, months=9),
    "LJ022-TW": Extension(past_due=120, months=10),
}
EXTENSION_UNDOCUMENTED: Final = {
    "LJ041-GH": Extension(past_due=65, months=4, documented=False),
    "LJ048-GH": Extension(past_due=90, months=6, documented=False),
}
EXTENSION_LAPSED: Final = {"LJ050-GH": Extension(past_due=380, months=6)}
FOUR_YEARS: Final = frozenset({"LJ036-GH"})

# -- Posts ------------------------------------------------------------------------------------
CHAIR_VACANT: Final = {"LJ009-GH": 9, "LJ022-GH": 5, "LJ023-GH": 7}
"""Months since the union had a chair; longer than the unit's kind allows."""
CHAIR_VACANT_WITHIN: Final = {"LJ037-GH": 5, "LJ041-GH": 2}
"""The same, still within six months for an organ and three for others."""
SECRETARY_VACANT: Final = {"LJ048-TW": 4}
SEATS_FILLED: Final = {"LJ014-GH": 5, "LJ034-GH": 5, "LJ048-GH": 2, "LJ050-GH": 4}
"""How many seats of the union committee still have a holder: fewer than the band asks."""
LEAGUE_SECRETARY_ONLY: Final = frozenset({"LJ023-TW", "LJ045-TW"})
"""Branches of seven members or more with a secretary and no committee."""
AUDIT_UNKNOWN: Final = frozenset({"LJ009-GH", "LJ039-GH", "LJ060-GH"})
AUDIT_NONE: Final = frozenset({"LJ020-GH", "LJ045-GH"})
WOMEN_NONE: Final = frozenset({"LJ011-GH", "LJ030-GH", "LJ048-GH", "LJ060-GH"})
"""Unions with ten women members or more and no women workers' committee."""
FULL_TIME_MISSING: Final = frozenset({"LJ014-GH", "LJ022-GH", "LJ034-GH"})
OLD_COMMITTEE: Final = frozenset({"LJ011-GH", "LJ017-GH", "LJ041-GH", "LJ045-GH"})
CROWDED: Final = frozenset({"LJ005", "LJ009", "LJ014", "LJ050"})
"""Units where one young woman holds four posts at once."""

# -- Means ------------------------------------------------------------------------------------
LEVY_PERMILLE: Final = {
    "LJ009-GH": 16,
    "LJ022-GH": 12,
    "LJ034-GH": 8,
    "LJ045-GH": 15,
    "LJ023-GH": 18,
    "LJ050-GH": 19,
}
"""The levy of the last full year in thousandths of payroll; the law asks 20."""
FUNDS_MISSING: Final = frozenset({"LJ011-GH", "LJ020-GH", "LJ060-GH"})
PAYROLL_UNKNOWN: Final = frozenset({"LJ039-GH", "LJ048-GH"})
PREMISES_NONE: Final = frozenset({"LJ004", "LJ020", "LJ041", "LJ053"})
PREMISES_UNKNOWN: Final = frozenset({"LJ011", "LJ039", "LJ051", "LJ058"})

# -- The record itself ------------------------------------------------------------------------
HEAD_COUNT_MISSING: Final = frozenset({"LJ024", "LJ033", "LJ036"})
CREDIT_CODE_MISSING: Final = frozenset({"LJ006", "LJ007", "LJ020", "LJ033", "LJ042", "LJ059"})
CREDIT_CODE_BROKEN: Final = frozenset({"LJ024", "LJ031"})

# -- History, no trouble ----------------------------------------------------------------------
JOINT_UNION: Final = {"LJ055": ("LJ055", "LJ056", "LJ057")}
ORGANISER_ONLY: Final = frozenset({"LJ024-GH"})
LEAGUE_CLOSED: Final = frozenset({"LJ044-TW"})
"""A branch closed last year when its members had grown too few."""
