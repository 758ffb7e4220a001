"""Reads behind the registry's table of what is kept about people."""

from datetime import date

from django.db.models import Q

from qunqiao.people.models import Person
from qunqiao.registry.models import Appointment, Membership


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


def open_posts(person: Person, on: date) -> int:
    """How many posts the person still holds."""
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Appointment.objects.filter(still, person=person).count()


def open_memberships(person: Person, on: date) -> int:
    """How many memberships have not ended."""
    still = Q(left_on__isnull=True) | Q(left_on__gt=on)
    return Membership.objects.filter(still, person=person).count()
