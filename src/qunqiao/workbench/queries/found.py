"""What check-ups found and nobody has ordered yet; the same of several organisations is told once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.checkups import bridge
from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.kit import clock, jinja
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries.above import names_above
from qunqiao.workbench.queries.steps import Step

_NUMBER = re.compile(r"\d+")


def alike(findings: Sequence[Finding], outcome: str | None) -> list[list[Finding]]:
    """Breaches, or with None all others, those of one rule that say the same at one unit together."""
    groups: dict[tuple[str, int, str], list[Finding]] = {}
    for one in findings:
        if (one.outcome == Outcome.BREACH) == (outcome == Outcome.BREACH):
            groups.setdefault((one.rule, one.unit_id, one.says_zh), []).append(one)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Teller:
    """Who reads, in which language, and what is known beside the findings: advice, and units above."""

    reach: Reach
    language: str
    advice: Callable[[Finding], str]
    above: Mapping[str, str]


def teller(reach: Reach, language: str, findings: Sequence[Finding]) -> Teller:
    """What telling these findings takes; one query, whatever their number, and none for an officer."""
    overseen = [one.unit for one in findings if _overseen(reach, one)]
    above = names_above(overseen) if overseen else {}
    return Teller(reach, language, checkups.advisor(language), above)


def found(those: Sequence[Finding], teller: Teller) -> Step:
    """The step of findings that say the same: whose they are, since when, and where to begin."""
    first, several = those[0], len(those)
    lacking = first.outcome == Outcome.UNKNOWN
    says, overseen = first.says(teller.language), _overseen(teller.reach, first)
    free = first.outcome == Outcome.ADVICE
    ordered = overseen and first.outcome == Outcome.BREACH
    if several > 1:
        words = {"n": several, "says": says}
        says = ngettext("%(n)d 个组织都是：%(says)s", "%(n)d 个组织都是：%(says)s", several) % words
    place = _("、").join(_about(one) for one in those)
    record = _address(those)
    return Step(
        first.outcome,
        first.mark,
        says,
        _whose(place, first, teller) if overseen else place,
        _("补录缺的资料，马上重新判断。") if lacking else teller.advice(first),
        "" if lacking else _since(first, says),
        _order(those) if ordered else record,
        _("下达整改") if ordered else _("去看看") if overseen or free else _("去处理"),
        count=several,
        record=record,
        basis=bridge.rested_on(first.basis, first.unit.region),
        parts=[] if overseen or several == 1 else [_part(one) for one in those],
    )


def _overseen(reach: Reach, finding: Finding) -> bool:
    """Whether the reader stands above the unit: they order, and whoever is there does it."""
    own = any(duty.unit_id == finding.unit_id for duty in reach.duties)
    return reach.has(OVERSEERS, finding.unit) and not own and finding.unit.closed_on is None


def _whose(place: str, finding: Finding, teller: Teller) -> str:
    """The organisation, its unit where that is not what is told, and the unit above: whom to ring."""
    words = {
        "place": place,
        "unit": finding.unit.called,
        "above": teller.above.get(finding.unit.path, ""),
    }
    if finding.organisation is None:
        return _("%(place)s（上级：%(above)s）") % words
    return _("%(place)s（单位：%(unit)s，上级：%(above)s）") % words


def _order(those: Sequence[Finding]) -> str:
    asked = urlencode([("finding", one.pk) for one in those])
    return f"{reverse('supervision:rectify')}?{asked}"


def _since(finding: Finding, says: str) -> str:
    """Since when; nothing where the sentence says how many days it is already."""
    if finding.since is None:
        return _("没有规定期限")
    days = (clock.today() - finding.since).days
    if str(days) in _NUMBER.findall(says):
        return ""
    words = {"day": jinja.day(finding.since), "n": days}
    return ngettext("从 %(day)s 起（已 %(n)d 天）", "从 %(day)s 起（已 %(n)d 天）", days) % words


def _address(those: Sequence[Finding]) -> str:
    first = those[0]
    if len(those) == 1:
        return reverse("checkups:finding", args=[first.pk])
    asked = {"rule": first.rule, "unit": str(first.unit_id), "own": "1"}
    return f"{reverse('checkups:findings')}?{urlencode(asked)}"


def _part(finding: Finding) -> tuple[str, str]:
    return _about(finding), reverse("checkups:finding", args=[finding.pk])


def _about(finding: Finding) -> str:
    if finding.organisation is not None:
        return finding.organisation.name
    return finding.unit.name
