"""Terms of office on a day: which one runs, which are full without an election."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from qunqiao.kit import clock
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Organisation, Term
from qunqiao.registry.queries.days import (
    SOON,
    come,
    extension_known,
    in_force,
    term_full_before,
    years_full_before,
)


def running(day: date) -> Q:
    """Terms that had begun and were not ended on ``day``, full or not."""
    return in_force(day, "began_on", "ended_on")


def overdue(day: date) -> Q:
    """Running terms that were full before ``day``, an approved extension included."""
    return running(day) & term_full_before(day)


def due_soon(day: date) -> Q:
    """Running terms not yet full on ``day`` that will be within half a year."""
    soon = running(day) & ~term_full_before(day) & term_full_before(day + SOON)
    if day >= clock.today():
        return soon
    # Looking back, an extension that came later (``extension_known``) has not moved the last day yet.
    unextended = ~years_full_before(day) & years_full_before(day + SOON)
    return running(day) & unextended | soon


def extended(day: date) -> Q:
    """Running terms in the time they were extended by, with an approval on record."""
    longer = running(day) & Q(extended_until__gte=day) & ~Q(extension_document="")
    return longer if day >= clock.today() else longer & years_full_before(day)


STATES: dict[str, Callable[[date], Q]] = {
    "overdue": overdue,
    "due": due_soon,
    "extended": extended,
    "ended": lambda day: Q(ended_on__lte=day),
}


def visible_terms(reach: Reach, day: date) -> QuerySet[Term]:
    """The terms that had begun by ``day`` of organisations one may see, ended ones too."""
    terms = Term.objects.filter(under(reach.paths(STAFF), "organisation__unit__path"))
    return terms.filter(began_on__lte=day).select_related("organisation__unit")


def with_running_term(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """``organisations`` with the days of the term running on ``day``, None where none is on record.

    ``running_began_on``, ``running_years``, ``running_extended_until``, ``running_extension_document``; of
    several running terms, which is a fault, the newest.
    """
    newest = Term.objects.filter(running(day), organisation=OuterRef("pk")).order_by("-number")
    one = Q(terms__pk=Subquery(newest.values("pk")[:1]))
    return organisations.annotate(
        running=FilteredRelation("terms", condition=one),
        running_began_on=F("running__began_on"),
        running_years=F("running__years"),
        running_extended_until=F("running__extended_until"),
        running_extension_document=F("running__extension_document"),
    )


def organisations_whose_term(condition: Q) -> Exists:
    """A condition for organisations: one of their terms meets ``condition``."""
    return Exists(Term.objects.filter(condition, organisation=OuterRef("pk")))


def current_term(organisation: Organisation, day: date) -> Term | None:
    """The term running on ``day``, full or not; None if none is on record."""
    return organisation.terms.filter(running(day)).order_by("-number").first()


def terms_of(organisation: Organisation, day: date) -> QuerySet[Term]:
    """The terms begun by ``day``, the newest first."""
    return organisation.terms.filter(began_on__lte=day).order_by("-number")


def extension(term: Term, day: date) -> date | None:
    """Until when the term was extended, approved or not, as far as that was known on ``day``."""
    return term.extended_until if extension_known(term.began_on, term.years, day) else None


def last_day(term: Term, day: date | None = None) -> date:
    """The day the term is full, an approved extension included; also judges one that has ended early.

    With a ``day``, only an extension that was known on it. One without an approval on record moves
    nothing, as the rules of the check-up have it.
    """
    known = day is None or extension(term, day) is not None
    return max(term.due_on, (known and term.approved_until) or term.due_on)


def lacks_approval(term: Term, day: date) -> bool:
    """Whether the term was extended beyond its years without an approval on record, as known on ``day``."""
    until = extension(term, day)
    return until is not None and until > term.due_on and term.approved_until is None


@dataclass(frozen=True, slots=True)
class Spell:
    """One term as it stood on a day: how long it runs, when it is full, and since when it is over.

    ``until`` is None for a term that runs. Where its end is not on record, it ended when the next one
    began; ``is_guessed`` says so.
    """

    term: Term
    full_on: date
    until: date | None
    is_guessed: bool = False

    def over(self, day: date) -> int:
        """How many days it ran beyond its last day, up to its end or to ``day``."""
        return max(((self.until or day) - self.full_on).days, 0)


def spells(terms: Iterable[Term], day: date) -> list[Spell]:
    """The terms begun by ``day``, the oldest first, each with its end as far as it had come by then."""
    ordered = sorted(terms, key=lambda term: (term.began_on, term.number))
    found = []
    for place, term in enumerate(ordered):
        until = come(term.ended_on, day)
        following = ordered[place + 1].began_on if place + 1 < len(ordered) else None
        guessed = until is None and following is not None
        found.append(Spell(term, last_day(term, day), following if guessed else until, guessed))
    return found


def gap_days(ended_on: date, began_on: date) -> int:
    """The days without a term between two; a term may end on the eve of the next or on its day."""
    days = (began_on - ended_on).days
    return days if days > 1 else 0


def terms_at(unit: Unit, day: date) -> QuerySet[Term]:
    """The terms begun by ``day`` of the organisations of exactly this unit, the oldest first."""
    begun = Term.objects.filter(organisation__unit=unit, began_on__lte=day)
    return begun.order_by("organisation", "began_on", "number")
