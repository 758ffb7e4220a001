"""What an overview tells beside its counts: how many are severe, what expired terms are, on how many rules it rests."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, TextChoices
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge import RuleView, shelf
from qunqiao.checkups.models import Checkup, Finding, Outcome, Tally
from qunqiao.checkups.queries.findings import open_findings
from qunqiao.kit import clock
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under

# The facts by which a rule says that a term is over: as it was extended, or but for an extension nobody approved.
_OVER = ("term_due_on", "term_ends_on")


class Source(TextChoices):
    """What sort of text a rule stands on, by the weightiest of its sources."""

    LAW = "law", _("法律法规")
    CHARTER = "charter", _("章程和群团系统规定")
    HOUSE = "house", _("内部规定")
    UNSAID = "unsaid", _("没有注明的")


_SORTS = {
    "law": Source.LAW,
    "regulation": Source.LAW,
    "local": Source.LAW,
    "charter": Source.CHARTER,
    "league": Source.CHARTER,
    "union": Source.CHARTER,
    "women": Source.CHARTER,
    "house": Source.HOUSE,
}


def severe(reach: Reach, focus: Unit | None) -> int:
    """How many of the problems that stand are graded severe; one query."""
    found = open_findings(reach).filter(outcome=Outcome.BREACH, severity=Finding.Severity.HIGH)
    return (found.filter(unit__path__startswith=focus.path) if focus else found).count()


def expired_terms(reach: Reach, focus: Unit | None) -> dict[str, int]:
    """What stands of terms that are over, by outcome: a problem, or by a rule of advice; one query."""
    rules = [name for name, view in shelf().rules.items() if view.rule.since in _OVER]
    found = open_findings(reach).filter(rule__in=rules, organisation__isnull=False)
    # An extension may lack its approval before the term is over.
    found = found.filter(since__lt=clock.today())
    found = found.filter(outcome__in=(Outcome.BREACH, Outcome.ADVICE))
    found = found.filter(unit__path__startswith=focus.path) if focus else found
    counted = found.order_by().values_list("outcome")
    return dict(counted.annotate(n=Count("organisation", distinct=True)))


def sources_of(checkup: Checkup, reach: Reach, focus: Unit | None) -> dict[Source, int]:
    """How many rules judged anything here at ``checkup``, by what they stand on; one query."""
    inside = under([focus.path] if focus else reach.paths(STAFF), "unit__path")
    applied = (
        Tally.objects.filter(inside, checkup=checkup).order_by().values_list("rule", flat=True)
    )
    views = shelf().rules
    counts = Counter(_source(views.get(rule)) for rule in applied.distinct())
    return {source: counts[source] for source in Source if counts[source]}


def _source(view: RuleView | None) -> Source:
    kinds: Iterable[str | None] = [basis.kind for basis in view.bases] if view else []
    found = {_SORTS[kind] for kind in kinds if kind is not None}
    return next((source for source in Source if source in found), Source.UNSAID)
