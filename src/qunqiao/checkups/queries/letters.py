"""Reads of letters, and of the terms that no letter has told of yet."""

from datetime import date

from django.db.models import F, QuerySet

from qunqiao.checkups.models import Letter
from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Term
from qunqiao.registry.queries.terms import due_soon, last_day


def visible_letters(reach: Reach) -> QuerySet[Letter]:
    """The letters to organisations of units one may see, the nearest end first."""
    letters = Letter.objects.filter(under(reach.paths(STAFF), "term__organisation__unit__path"))
    return letters.select_related("term__organisation__unit", "taken_by")


def the_letter(reach: Reach, letter_id: int) -> Letter:
    """One visible letter, or ``NotFound``."""
    letter = visible_letters(reach).filter(pk=letter_id).first()
    if letter is None:
        raise NotFound
    return letter


def letters_waiting(reach: Reach, on: date) -> QuerySet[Letter]:
    """Those nobody has taken, of terms that still run and are not full on ``on``.

    One that tells the end of an extension without an approval on record waits no more: that term is over.
    """
    waiting = visible_letters(reach).filter(taken_on__isnull=True, due_on__gte=on)
    unapproved = {"due_on": F("term__extended_until"), "term__extension_document": ""}
    return waiting.filter(term__ended_on__isnull=True).exclude(**unapproved)


def terms_to_tell(on: date) -> list[tuple[Term, date]]:
    """The terms that will be full within half a year and no letter has told of, with the day."""
    terms = Term.objects.filter(due_soon(on), organisation__closed_on__isnull=True)
    told = set(Letter.objects.filter(term__in=terms).values_list("term_id", "due_on"))
    ends = [(term, last_day(term)) for term in terms.select_related("organisation__unit")]
    return [(term, day) for term, day in ends if (term.pk, day) not in told]
