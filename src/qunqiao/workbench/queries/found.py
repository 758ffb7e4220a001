"""What check-ups found and nobody has ordered yet; the same of several organisations is told once."""

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.kit import clock, jinja
from qunqiao.workbench.queries.steps import Step


def alike(findings: Sequence[Finding], outcome: str | None) -> list[list[Finding]]:
    """Breaches, or with None all others, those of one rule that say the same at one unit together."""
    groups: dict[tuple[str, int, str], list[Finding]] = {}
    for one in findings:
        if (one.outcome == Outcome.BREACH) == (outcome == Outcome.BREACH):
            groups.setdefault((one.rule, one.unit_id, one.says_zh), []).append(one)
    return list(groups.values())


def found(those: Sequence[Finding], language: str, advice: Callable[[Finding], str]) -> Step:
    """The step of findings that say the same: whose they are, since when, and where to begin."""
    first = those[0]
    lacking = first.outcome == Outcome.UNKNOWN
    return Step(
        first.outcome,
        first.mark,
        first.says(language),
        _("、").join(_about(one) for one in those),
        _("补录缺的资料，马上重新判断。") if lacking else advice(first),
        "" if lacking else _since(first),
        _address(those),
        _("去处理"),
    )


def _since(finding: Finding) -> str:
    if finding.since is None:
        return _("没有规定期限")
    days = (clock.today() - finding.since).days
    words = {"day": jinja.day(finding.since), "n": days}
    return ngettext("从 %(day)s 起（已 %(n)d 天）", "从 %(day)s 起（已 %(n)d 天）", days) % words


def _address(those: Sequence[Finding]) -> str:
    first = those[0]
    if len(those) == 1:
        return reverse("checkups:finding", args=[first.pk])
    asked = {"rule": first.rule, "unit": str(first.unit_id), "own": "1"}
    return f"{reverse('checkups:findings')}?{urlencode(asked)}"


def _about(finding: Finding) -> str:
    if finding.organisation is not None:
        return finding.organisation.name
    return finding.unit.name
