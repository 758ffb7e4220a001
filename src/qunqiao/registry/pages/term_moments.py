"""An organisation's terms in words, the newest first, with the gaps between them."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.kit.components import state
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Term
from qunqiao.registry.pages.parts import Moment
from qunqiao.registry.pages.words import term_mark
from qunqiao.registry.queries.records import anchor
from qunqiao.registry.queries.terms import Spell, extension, gap_days, spells


def term_moments(terms: Sequence[Term], day: date) -> list[Moment]:
    """What ``time_line`` draws, for reading."""
    told = list(_told(spells(terms, day), day))
    return told[::-1]


def _told(several: Sequence[Spell], day: date) -> Iterable[Moment]:
    for before, spell in pairwise([None, *several]):
        if spell is None:
            continue
        if before is not None and before.until:
            yield from _gap(before, spell.term.began_on)
        yield _term(spell, day)
    if several and several[-1].until:
        yield from _gap(several[-1], day)


def _gap(before: Spell, until: date) -> Iterable[Moment]:
    if before.until is None or not (days := gap_days(before.until, until)):
        return
    words = {"number": before.term.number, "from": written(before.until), "num": days}
    title = ngettext("空档 %(num)d 天", "空档 %(num)d 天", days) % words
    text = _("第 %(number)d 届 %(from)s 结束后，没有在任的届次。") % words
    yield Moment(before.until, state("unknown", text=title), text)


def _term(spell: Spell, day: date) -> Moment:
    term = spell.term
    title = _("第 %(number)d 届选举") % {"number": term.number}
    lines = [_years(term, day), *_end(spell)]
    return Moment(term.began_on, title, _("；").join(lines), anchor(term), term_mark(term, day))


def _years(term: Term, day: date) -> str:
    words = {"years": term.years, "due": written(term.due_on)}
    until = extension(term, day)
    if until is None:
        return _("任期 %(years)d 年，%(due)s 届满") % words
    return _("任期 %(years)d 年，%(due)s 届满，延期到 %(until)s（%(document)s）") % {
        **words,
        "until": written(until),
        "document": term.extension_document or _("没有查到批复文号"),
    }


def _end(spell: Spell) -> Iterable[str]:
    if spell.until is None:
        return
    if spell.is_guessed:
        yield _("结束日期没有登记")
    else:
        yield _("%(day)s 结束") % {"day": written(spell.until)}
    if late := spell.over(spell.until):
        yield ngettext("超期 %(num)d 天", "超期 %(num)d 天", late) % {"num": late}
