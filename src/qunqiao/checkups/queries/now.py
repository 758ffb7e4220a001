"""What the rules say of one subject at this moment, beside what the last check-up found of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from qunqiao.checkups.bridge import Found, evidence_in_words, recheck, shelf
from qunqiao.checkups.errors import BadRulebook, NoRulebooks
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.queries.deeds import Cleared, Deed, deeds_of
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


# So many facts are told of a subject, and of so many findings at once: to ask about twice as many
# subjects takes longer than twice.
_MOST_FACTS, _MOST_TOLD = 3, 30


@dataclass(frozen=True, slots=True)
class Told:
    """What the registry shows now of a finding that is gone, in words, and what cleared it, where that is dated."""

    facts: Sequence[tuple[str, str]]
    deed: Deed | None


def facts_now(gone: QuerySet[Finding], language: str) -> dict[int, Told]:
    """What the registry now shows of findings that are gone, by finding.

    Of the facts a rule tells those that are other than they were when it was broken, each as its
    label and value. Of what is there again, or cannot be told, nothing; of many only the first are
    told, in the same queries as of one.
    """
    findings = list(gone.select_related("first_checkup", "cleared_checkup")[:_MOST_TOLD])
    if not findings:
        return {}
    subjects = sorted({(one.subject_kind, one.subject_id) for one in findings})
    try:
        checked, rules = recheck(subjects, as_of=clock.today()), shelf().rules
    except (BadRulebook, NoRulebooks):
        return {}
    told, cleared = {}, []
    for one in findings:
        key, view = (one.subject_kind, one.subject_id), rules.get(one.rule)
        outcome = checked.outcomes.get((one.rule, *key))
        if outcome in (Outcome.SOUND, Outcome.NOT_APPLICABLE) and view is not None:
            facts = {name: checked.facts[key].get(name) for name in view.rule.evidence}
            told[one.pk] = _others(one, facts, language)
            cleared.append(Cleared(one, view.rule.since, outcome, checked.facts[key]))
    deeds = deeds_of(cleared)
    return {pk: Told(facts, deeds.get(pk)) for pk, facts in told.items()}


def _others(one: Finding, facts: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    """Those of ``facts`` that are recorded and are not what the finding keeps of them, in words."""
    known = {name: value for name, value in facts.items() if value is not None}
    was = set(evidence_in_words(one.subject_kind, one.evidence, language))
    now = evidence_in_words(one.subject_kind, known, language)
    # A value is told once, under the first name that it goes by.
    told = {value: label for label, value in reversed(now) if (label, value) not in was}
    return [(label, value) for label, value in now if told.get(value) == label][:_MOST_FACTS]
