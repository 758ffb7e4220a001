"""Whether the sample province, which some benches read, is loaded."""

import sys

from django.db import connection

from qunqiao.registry.models import Organisation


def is_loaded() -> bool:
    """Whether there is an organisation; False where there is no table of them yet."""
    names = connection.introspection.table_names()
    return Organisation._meta.db_table in names and Organisation.objects.exists()


def require(bench: str) -> None:
    """Leave with a sentence unless the sample province is loaded."""
    if not is_loaded():
        sys.exit(f"bench {bench} reads the sample province; load it with: qunqiao demo --no-serve")
