"""What the rules say of one subject at this moment, beside what the last check-up found of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from qunqiao.checkups.bridge import Found, recheck
from qunqiao.checkups.errors import BadRulebook, NoRulebooks
from qunqiao.checkups.models import Finding
from qunqiao.kit import clock
from qunqiao.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class Now:
    """A re-check of some subjects against the findings that stand about them.

    ``gone`` are the ids of findings that the registry no longer shows, ``turned`` those that are a
    breach instead of an unknown or the other way round, ``appeared`` what no check-up has seen yet.
    """

    gone: frozenset[int]
    turned: dict[int, Found]
    appeared: tuple[Found, ...]

    @property
    def changed(self) -> bool:
        """Whether a check-up made now would say anything else."""
        return bool(self.gone or self.turned or self.appeared)


def now(subjects: Sequence[tuple[str, int]], standing: Sequence[Finding]) -> Now | None:
    """How ``standing``, all open findings about ``subjects``, stand with the registry as it is now.

    None where the rulebooks cannot be used: then nothing can be said.
    """
    try:
        checked = recheck(subjects, as_of=clock.today())
    except (BadRulebook, NoRulebooks):
        return None
    live = {(one.rule, one.subject_kind, one.subject_id): one for one in checked.findings}
    known = {(one.rule, one.subject_kind, one.subject_id): one for one in standing}
    both = {finding.pk: live[key] for key, finding in known.items() if key in live}
    outcomes = {finding.pk: finding.outcome for finding in standing}
    return Now(
        gone=frozenset(finding.pk for key, finding in known.items() if key not in live),
        turned={pk: one for pk, one in both.items() if one.values["outcome"] != outcomes[pk]},
        appeared=tuple(one for key, one in live.items() if key not in known),
    )


def subjects_of(kind: str, subject_id: int) -> list[tuple[str, int]]:
    """What the record page of a unit or organisation tells the findings of: a unit's organisations too."""
    if kind != Finding.Subject.UNIT:
        return [(kind, subject_id)]
    at = Organisation.objects.filter(unit=subject_id).order_by("pk").values_list("pk", flat=True)
    return [(kind, subject_id), *(("organisation", pk) for pk in at)]
