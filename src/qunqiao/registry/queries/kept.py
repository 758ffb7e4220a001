"""Reads behind the registry's table of what is kept about people."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from qunqiao.people.models import Person
from qunqiao.registry.models import Appointment, Intake, IntakePart, Membership, Transfer

# What was written, or will never be, by whatever way it came to that.
FINAL = (Intake.State.APPLIED, Intake.State.UNDONE, Intake.State.WITHDRAWN)


def copy_of_posts(person: Person) -> list[dict[str, object]]:
    """Every post the person ever held."""
    held = Appointment.objects.filter(person=person).select_related("post__organisation")
    return [
        {
            "organisation": row.post.organisation.name,
            "body": row.post.body,
            "title": row.post.title,
            "began_on": row.began_on,
            "ended_on": row.ended_on,
        }
        for row in held.order_by("began_on", "pk")
    ]


def copy_of_memberships(person: Person) -> list[dict[str, object]]:
    """Every membership the person ever had."""
    rows = Membership.objects.filter(person=person).select_related("organisation")
    return [
        {
            "organisation": row.organisation.name,
            "joined_on": row.joined_on,
            "left_on": row.left_on,
        }
        for row in rows.order_by("joined_on", "pk")
    ]


def copy_of_transfers(person: Person) -> list[dict[str, object]]:
    """Every transfer of a membership that was asked for, with what was written to explain it."""
    asked = Transfer.objects.filter(person=person).order_by("asked_on", "pk")
    rows = asked.select_related("from_organisation", "to_organisation")
    return [
        {
            "from": row.from_organisation.name,
            "to": row.to_organisation.name,
            "asked_on": row.asked_on,
            "state": row.state,
            "note": row.note,
            "reason": row.reason,
        }
        for row in rows
    ]


def open_transfers(person: Person, on: date) -> int:
    """How many transfers still wait for an answer, whatever the day."""
    del on
    return Transfer.objects.filter(person=person, state__in=Transfer.OPEN).count()


def open_posts(person: Person, on: date) -> int:
    """How many posts the person still holds."""
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Appointment.objects.filter(still, person=person).count()


def open_memberships(person: Person, on: date) -> int:
    """How many memberships have not ended."""
    still = Q(left_on__isnull=True) | Q(left_on__gt=on)
    return Membership.objects.filter(still, person=person).count()


def old_intakes(on: date) -> QuerySet[Intake]:
    """The intakes whose file or rows are still kept though their term has ended."""
    written = Q(state__in=FINAL, since__lt=_before(on, settings.INTAKE_DAYS))
    waiting = ~Q(state__in=FINAL) & Q(since__lt=_before(on, settings.WAITING_DAYS))
    rows = IntakePart.objects.filter(intake=OuterRef("pk"))
    kept = ~Q(content=b"") | Exists(rows)
    return Intake.objects.filter(written | waiting).filter(kept).defer("content").order_by("pk")


def written_intakes_past_term(on: date) -> QuerySet[Intake]:
    """Those of them that were written to the registry."""
    return old_intakes(on).filter(state__in=FINAL)


def waiting_intakes_past_term(on: date) -> QuerySet[Intake]:
    """Those of them that nobody came back to write."""
    return old_intakes(on).exclude(state__in=FINAL)


def _before(on: date, days: int) -> datetime:
    return timezone.make_aware(datetime.combine(on - timedelta(days=days), time()))
