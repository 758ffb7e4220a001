"""Addresses of the records a document speaks of."""

from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.registry.models import Term
from qunqiao.registry.queries.records import anchor
from qunqiao.supervision.models import Directive, Meeting, Task


def term_address(term: Term) -> str:
    """The term in its organisation's record."""
    return f"{reverse('registry:organisation', args=[term.organisation_id])}#{anchor(term)}"


def finding_address(finding: Finding) -> str:
    """The finding."""
    return reverse("checkups:finding", args=[finding.pk])


def meeting_address(meeting: Meeting) -> str:
    """The meeting."""
    return reverse("supervision:meeting", args=[meeting.pk])


def directive_address(directive: Directive) -> str:
    """The demand."""
    return reverse("supervision:directive", args=[directive.pk])


def task_address(task: Task) -> str:
    """The task."""
    return reverse("supervision:task", args=[task.pk])
