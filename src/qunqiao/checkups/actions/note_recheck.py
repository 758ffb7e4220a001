"""Noting beside findings what the registry shows since it was changed."""

from collections import Counter
from collections.abc import Iterable, Mapping

from qunqiao.checkups import policy
from qunqiao.checkups.models import Checkup, Finding
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("checkups.checkup.recheck")
def note_recheck(
    *,
    actor: Person,
    checkup: Checkup,
    to: int,
    subjects: Iterable[tuple[str, int]],
    outcomes: Mapping[tuple[str, str, int], str],
) -> Checkup:
    """Note on each open finding about ``subjects`` what the rules say of it now.

    Nothing is opened and nothing cleared: that is a check-up's to do. ``to`` is the last entry of the
    trail whose changes were looked at; an older one than is known changes nothing.

    Raises:
        NotAllowed: ``actor`` may not run check-ups.
    """
    require(policy.may_run(reach_of(actor)))
    checkup = Checkup.objects.select_for_update().get(pk=checkup.pk)
    before = checkup.seen_to
    counts: Counter[str] = Counter()
    if to > before:
        asked = set(subjects)
        standing = Finding.objects.filter(
            state=Finding.State.OPEN, subject_id__in={pk for _kind, pk in asked}
        )
        for finding in standing.only("pk", "rule", "subject_kind", "subject_id", "now"):
            subject = (finding.subject_kind, finding.subject_id)
            if subject in asked:
                said = outcomes.get((finding.rule, *subject), "not_applicable")
                counts[said] += 1
                if said != finding.now:
                    Finding.objects.filter(pk=finding.pk).update(now=said)
        checkup.seen_to = to
        checkup.save(update_fields=["seen_to"])
    record(actor, on=checkup, before={"seen_to": before}, seen_to=checkup.seen_to, now=counts)
    return checkup
