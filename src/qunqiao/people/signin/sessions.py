"""Sessions in the database, read with one plain query: every request begins with it.

In the database, not in the cookie and not in a memory of a web process: signing out, a new password
and an erased session must hold at once, in every process.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

_FOUND = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Django's store, with the reading written out."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, if there is none or it has run out."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(_FOUND, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(row[0])
        return found
