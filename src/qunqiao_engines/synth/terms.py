"""Terms of office: those of the last five years at least, and how the present one has fared."""

from datetime import date, timedelta
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.days import (
    day_between,
    days_after,
    months_after,
    working_day,
    years_after,
)
from qunqiao_engines.synth.organisations import LETTERS
from qunqiao_engines.synth.troubles import Extension
from qunqiao_engines.synth.values import History, Organisation, Term

_YEARS_KEPT: Final = 5
EXTENSIONS: Final[dict[str, Extension]] = {
    **troubles.EXTENSION_SOUND,
    **troubles.EXTENSION_TOO_LONG,
    **troubles.EXTENSION_UNDOCUMENTED,
    **troubles.EXTENSION_LAPSED,
}


def history_of(organisation: Organisation, opened_on: date, draws: Draws, as_of: date) -> History:
    """When ``organisation`` was founded, its last terms, and any extension.

    The founding is reckoned back from the terms, so that their numbers agree
    with it; a unit too young for two terms has one. ``opened_on`` is the day
    the unit opened.
    """
    years = _years(organisation, draws)
    began, extension = _current_start(organisation, years, draws, as_of)
    settled = days_after(opened_on, 60)
    before = 5 if years == 4 else years
    started = working_day(years_after(began, -before) - _lateness(draws))
    if started <= settled:
        return _first_term(organisation, began, opened_on, years)
    elapsed = (started - opened_on).days // (366 * before)
    number = 2 + min(elapsed, draws.between(1, 4))
    due = years_after(began, years)
    current = Term(
        organisation.code,
        number,
        began,
        years,
        organisation.closed_on,
        months_after(due, extension.months) if extension else None,
        _document(organisation, due, draws) if extension and extension.documented else None,
    )
    previous = Term(organisation.code, number - 1, started, before, ended_on=began)
    founded = working_day(years_after(started, -before * (number - 2)))
    return History(founded, current, previous, _earlier(previous, before, as_of))


def _earlier(previous: Term, years: int, as_of: date) -> Term | None:
    """The term before ``previous``, where two terms do not reach back as far as registers must."""
    if previous.number == 1 or previous.began_on <= years_after(as_of, -_YEARS_KEPT):
        return None
    began = working_day(years_after(previous.began_on, -years))
    return Term(
        previous.organisation_code, previous.number - 1, began, years, ended_on=previous.began_on
    )


def _first_term(organisation: Organisation, began: date, opened_on: date, years: int) -> History:
    if organisation.kind == "trade_union":
        # A union comes within the half year after opening; the others when there is need of them.
        began, years = working_day(days_after(opened_on, 120)), 5
    return History(began, Term(organisation.code, 1, began, years))


def term_rows(histories: list[History]) -> list[dict[str, object]]:
    """The sheet of terms, oldest first within each organisation."""
    return [
        {
            "organisation_code": term.organisation_code,
            "number": term.number,
            "began_on": term.began_on,
            "years": term.years,
            "ended_on": term.ended_on,
            "extended_until": term.extended_until,
            "extension_document": term.extension_document,
        }
        for history in histories
        for term in (history.earlier, history.previous, history.current)
        if term is not None and term.organisation_code not in troubles.TERM_UNRECORDED
    ]


def _years(organisation: Organisation, draws: Draws) -> int:
    if organisation.code in troubles.FOUR_YEARS:
        return 4
    # 2025 rules: League branches and general branches three years, committees as the party's.
    if organisation.kind == "youth_league":
        return 5 if organisation.tier == "committee" else 3
    return draws.weighted({5: 3, 3: 1})


def _current_start(
    organisation: Organisation, years: int, draws: Draws, as_of: date
) -> tuple[date, Extension | None]:
    code = organisation.code
    extension = EXTENSIONS.get(code)
    past_due = extension.past_due if extension else troubles.OVERDUE.get(code)
    if past_due is not None:
        return years_after(days_after(as_of, -past_due), -years), extension
    last = organisation.closed_on or as_of
    # Where seats fell vacant, the term has run long enough for that to have happened in it.
    vacated = {*troubles.CHAIR_VACANT, *troubles.CHAIR_VACANT_WITHIN, *troubles.SEATS_FILLED}
    youngest = 480 if code in vacated | set(troubles.SECRETARY_VACANT) else 60
    first = days_after(years_after(last, -years), 45)
    return working_day(day_between(draws, first, days_after(last, -youngest))), None


def _lateness(draws: Draws) -> timedelta:
    # The term before was now and then renewed some weeks late: the past has troubles too.
    return timedelta(days=draws.pick((0, 0, 0, 9, 20, 45)))


def _document(organisation: Organisation, due: date, draws: Draws) -> str:
    asked = days_after(due, -draws.between(15, 45))
    return f"澜直{LETTERS[organisation.kind]}〔{asked.year}〕{draws.between(1, 60)}号"
