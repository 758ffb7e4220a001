"""Who put a rule of the house in force, and since when it is gone by."""

from dataclasses import dataclass

from qunqiao.checkups.models import Amendment, Checkup


@dataclass(frozen=True, slots=True)
class Issued:
    """What the records say of a rule that is no law.

    ``first`` is the first check-up that went by its rulebook, ``added`` the decision by which the
    supervising body put that in force, ``changed`` the one that set the rule's parameters otherwise.
    """

    first: Checkup | None
    added: Amendment | None
    changed: Amendment | None


def issued(book: str, rule: str) -> Issued:
    """Of the rulebook and the rule by their ids; two queries."""
    done = Checkup.objects.filter(state=Checkup.State.DONE).order_by("pk")
    used = done.only("pk", "number", "as_of", "rulebooks").iterator(chunk_size=20)
    first = next((one for one in used if any(b["id"] == book for b in one.rulebooks)), None)
    decided = Amendment.objects.filter(state=Amendment.State.IN_FORCE, book=book)
    decided = decided.select_related("decided_by__unit").order_by("from_on", "pk")
    added = changed = None
    for one in decided:
        if one.kind == Amendment.Kind.PARAMETERS:
            changed = one if one.rule == rule else changed
        else:
            added = one if one.kind == Amendment.Kind.ADD else None
    return Issued(first, added, changed if changed and changed.values else None)
