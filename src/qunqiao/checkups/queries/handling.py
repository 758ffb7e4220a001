"""What is being done about problems that stand: put right by order, settled already, or nothing arranged."""

from django.conf import settings
from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.queries.findings import open_findings
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach

_SETTLED = Q(now__in=(Outcome.SOUND, Outcome.NOT_APPLICABLE))


class Handling(TextChoices):
    """What is done about a problem; each is in exactly one of these."""

    ORDERED = "ordered", _("整改中")
    SETTLED = "settled", _("已复核不成立，待销号")
    NOTHING = "nothing", _("还没有安排整改")


def handled(findings: QuerySet[Finding], how: str) -> QuerySet[Finding]:
    """Those of ``findings`` that are problems of which this is done."""
    return findings.filter(_conditions()[how], outcome=Outcome.BREACH)


def handling(reach: Reach, focus: Unit | None) -> dict[Handling, int]:
    """Of how many problems that stand each is done; together they are all of them. One query."""
    found = open_findings(reach).filter(outcome=Outcome.BREACH)
    found = found.filter(unit__path__startswith=focus.path) if focus else found
    counts = {how: Count("pk", filter=condition) for how, condition in _conditions().items()}
    return {Handling(how): count for how, count in found.order_by().aggregate(**counts).items()}


def _conditions() -> dict[str, Q]:
    # What the registry no longer shows waits for nobody, whether it was ordered or not.
    ordered = Q(pk__in=import_string(settings.FINDINGS_ORDERED)())
    return {
        Handling.ORDERED.value: ordered & ~_SETTLED,
        Handling.SETTLED.value: _SETTLED,
        Handling.NOTHING.value: ~ordered & ~_SETTLED,
    }
