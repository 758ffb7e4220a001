"""Sweeping away what signing in leaves behind."""

from django.conf import settings
from django.db import connection

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries.kept import stale_results, stale_sessions
from qunqiao.trail.recording import action, record


@action("people.signin.sweep")
def sweep_sign_ins(*, actor: Person, subject: Person) -> int:
    """Delete expired sessions, expired counts of failed sign-ins and old results of background jobs.

    How many rows went is given back. ``subject`` is the system person: none of these rows says whose
    it was without being opened.

    Raises:
        NotAllowed: somebody other than the system person asks.

    """
    require(actor.is_system and subject.is_system)
    sessions, _kinds = stale_sessions().delete()
    results, _kinds = stale_results().delete()
    counts = _sweep_counts()
    record(actor, on=subject, sessions=sessions, results=results, counts=counts)
    return sessions + results + counts


def _sweep_counts() -> int:
    """Django's database cache deletes what has run out only when it grows large."""
    table = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    now = connection.ops.adapt_datetimefield_value(clock.now().replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])  # noqa: S608 - our own table's name
        return int(cursor.rowcount)
