"""The peer that pages are made of: Django's ORM, a few figures for one organisation after another."""

from django.conf import settings

from qunqiao.kit import clock
from qunqiao.registry.models import Appointment, Fund, Membership, Organisation, Post, Term
from tests.bench import sample
from tests.bench.clock import Result, timed


def bench() -> Result | None:
    """The loop over the sample province, if that is loaded (``qunqiao demo --no-serve``)."""
    if not sample.is_loaded():
        return None
    count = Organisation.objects.filter(closed_on__isnull=True).count()
    return timed(f"Django ORM: eight figures for each of {count} organisations", _loop)


def _loop() -> None:
    """Eight figures per organisation the way pages ask for them: a third of what the rulebook reads."""
    day = settings.TODAY or clock.today()
    for organisation in Organisation.objects.filter(closed_on__isnull=True):
        members = Membership.objects.filter(organisation=organisation, left_on__isnull=True)
        members.count()
        members.filter(person__sex="female").count()
        posts = Post.objects.filter(organisation=organisation, closed_on__isnull=True)
        posts.count()
        posts.filter(full_time=True).count()
        held = Appointment.objects.filter(post__in=posts, ended_on__isnull=True)
        held.filter(post__body="committee").count()
        held.filter(post__title="chair").count()
        Term.objects.filter(organisation=organisation, began_on__lte=day).last()
        Fund.objects.filter(organisation=organisation, year=day.year - 1).first()
