"""What became of one finding: since when, how often it was seen, when it was cleared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from qunqiao.checkups import queries
from qunqiao.checkups.models import Checkup, Finding, Outcome, Turn, Waiver
from qunqiao.kit import jinja
from qunqiao.people.policy import Reach

# So many check-ups in a row that saw no change are told one by one; of more, how many there were.
_MOST_ALIKE = 5
# What a year of money says has no day on which it began.
_YEAR = "levy_year"
Moment = tuple[date | None, str, str, str]


@dataclass(frozen=True, slots=True)
class Course:
    """One finding with the times it was found before, and the check-ups and turns of all of them."""

    times: Sequence[Finding]
    checkups: Sequence[Checkup]
    turns: dict[tuple[int, int], Turn]

    @property
    def shown(self) -> Finding:
        """The finding itself: the last of its times."""
        return self.times[-1]


def course_of(shown: Finding) -> Course:
    """The course of ``shown``; three queries, however long it is."""
    times = list(queries.times_of(shown))
    turns = {(turn.finding_id, turn.checkup_id): turn for turn in queries.turns_of(times)}
    return Course(times, list(queries.checkups_of(times)), turns)


def in_a_sentence(course: Course, began: date | None = None) -> str:
    """Since when, since when it is known, and whether it still stands.

    ``began`` is the day from which a time that the rule allows was counted, if it allows one.
    """
    shown = course.shown
    words = {
        "n": len(course.times),
        "since": jinja.day(shown.since),
        "year": shown.evidence.get(_YEAR),
        "began": jinja.day(began),
        "first": jinja.day(shown.first_checkup.as_of),
    }
    before = course.times[-2].cleared_checkup if len(course.times) > 1 else None
    gone = shown.cleared_checkup or before
    words["day"] = jinja.day(gone.as_of) if gone else ""
    if shown.cleared_checkup is not None:
        return _("%(first)s 首次查到；%(day)s 体检时名册已不再显示，自动销号。") % words
    if before is not None:
        return _("第 %(n)d 次出现：%(day)s 体检时已销号，%(first)s 体检又查到。") % words
    again = shown.first_checkup_id != shown.last_checkup_id
    seen = _standing(shown, again=again) % words
    fault = _fault_began(shown, began)
    return _("%(fault)s；%(seen)s") % {"fault": fault % words, "seen": seen} if fault else seen


def _standing(shown: Finding, *, again: bool) -> str:
    """How long one stands that never was cleared; ``again``: more than one check-up saw it."""
    if shown.outcome == Outcome.UNKNOWN:
        once, more = (
            _("%(first)s 体检首次判断不了。"),
            _("%(first)s 体检首次判断不了，至今没有补齐。"),
        )
    else:
        once, more = _("%(first)s 体检首次查到。"), _("%(first)s 体检首次查到，至今仍在。")
    return more if again else once


def _fault_began(shown: Finding, began: date | None) -> str:
    """Since when it is a fault, or which year it is about; nothing of a day after it was found."""
    if shown.since is None and shown.evidence.get(_YEAR):
        return _("说的是 %(year)s 全年")
    if shown.since is None or shown.since > shown.first_checkup.as_of:
        return ""
    if began is None or began == shown.since:
        return _("%(since)s 起不符合")
    return _("%(began)s 起算，期限到 %(since)s，过后不符合")


def moments(reach: Reach, course: Course, waivers: Iterable[Waiver]) -> list[Moment]:
    """Every check-up that saw it or cleared it, every waiver and every order, in the order of days."""
    found = [moment for number in range(len(course.times)) for moment in _time(course, number)]
    for waiver in waivers:
        until = _("豁免到 %(day)s") % {"day": jinja.day(waiver.until)}
        found.append((waiver.given_on, until, waiver.reason, ""))
        if waiver.undone_on is not None:
            found.append((waiver.undone_on, _("撤回豁免"), "", ""))
    for known in settings.FINDING_MOMENTS:
        found += import_string(known)(reach, course.shown)
    return sorted(found, key=lambda moment: moment[0] or date.min)


def _time(course: Course, number: int) -> Iterator[Moment]:
    """One time it stood, from the check-up that found it to the one that cleared it."""
    one = course.times[number]
    outcome = next(
        (turn.before for (pk, _checkup), turn in course.turns.items() if pk == one.pk), one.outcome
    )
    alike: list[Moment] = []
    for checkup in course.checkups:
        if not one.stood_at(checkup.pk):
            continue
        turn = course.turns.get((one.pk, checkup.pk))
        if turn is None and checkup.pk != one.first_checkup_id:
            alike.append(_moment(checkup, _still(outcome)))
            continue
        yield from _folded(alike)
        alike = []
        if turn is not None:
            outcome = turn.after
            yield _moment(checkup, _turned(turn))
        else:
            yield _moment(checkup, _first(outcome, number + 1))
    yield from _folded(alike)
    if one.cleared_checkup is not None:
        yield _moment(one.cleared_checkup, _("名册已不再显示，自动销号"))


def _folded(alike: list[Moment]) -> list[Moment]:
    if len(alike) <= _MOST_ALIKE:
        return alike
    between = len(alike) - 1
    said = _("其间 %(n)d 次体检，都没有变化") % {"n": between}
    return [(alike[-2][0], said, "", ""), alike[-1]]


def _moment(checkup: Checkup, title: str) -> Moment:
    number = _("第 %(n)d 次体检") % {"n": checkup.number}
    return checkup.as_of, title, number, reverse("checkups:checkup", args=[checkup.pk])


def _first(outcome: str, number: int) -> str:
    if number > 1:
        return _("销号后重现（第 %(n)d 次出现）") % {"n": number}
    return _("首次判断不了") if outcome == Outcome.UNKNOWN else _("首次查到")


def _still(outcome: str) -> str:
    return _("仍判断不了") if outcome == Outcome.UNKNOWN else _("仍在")


def _turned(turn: Turn) -> str:
    if turn.after == Outcome.ADVICE:
        return _("资料补全后是一条建议")
    if turn.after == Outcome.BREACH:
        return _("资料补全后确认是问题")
    return _("缺了资料，变为不明")
