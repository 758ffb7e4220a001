"""Makes the peers' database from a file of rows: ``python -m tests.bench.stock_django.fill ROWS``.

Run in a process of its own, because one process can only be one Django project. Prints the session
key of a signed-in user.
"""

import json
import os
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.stock_django.settings"

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 - Django's apps come first
from django.contrib.auth.models import User  # noqa: E402 - as above
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 - as above
from django.core.management import call_command  # noqa: E402 - as above

from tests.bench.stock_django.models import (  # noqa: E402 - as above
    Membership,
    Organisation,
    Term,
    Unit,
)

TABLES = {"units": Unit, "organisations": Organisation, "terms": Term, "memberships": Membership}


def main(file: Path) -> str:
    """Make the tables, fill them, sign a user in."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    for name, rows in json.loads(file.read_text("utf-8")).items():
        TABLES[name].objects.bulk_create((TABLES[name](**row) for row in rows), batch_size=500)
    user = User.objects.create_user("supervisor")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
