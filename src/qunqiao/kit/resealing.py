"""What is sealed, app by app: under which keys it lies, whether it opens, and how it is sealed anew."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.module_loading import module_has_submodule


@dataclass(frozen=True, slots=True)
class Sealing:
    """One table with sealed values and a ``key_number``: a row of ``SEALED`` in its app's ``jobs``.

    ``rows`` are those that hold something sealed. ``reseal`` is an action (actor=, rows=) that seals
    them under the newest key, ``at_once`` in one transaction, and gives how many there were.
    """

    rows: Callable[[], QuerySet[Any]]
    opens: Callable[[Any], bool]
    reseal: Callable[..., int]
    at_once: int = 1_000

    def under(self, number: int) -> QuerySet[Any]:
        """The rows sealed under the key with this number."""
        return self.rows().filter(key_number=number)

    def before(self, number: int) -> QuerySet[Any]:
        """The rows sealed under an older key than this one, in a steady order."""
        return self.rows().filter(key_number__lt=number).order_by("pk")


def sealings() -> list[Sealing]:
    """Every app's ``SEALED``, the lowest app first; a test finds a table that is in none."""
    found: list[Sealing] = []
    for app in apps.get_app_configs():
        if app.name.startswith("qunqiao.") and module_has_submodule(app.module, "jobs"):
            found += getattr(import_module(f"{app.name}.jobs"), "SEALED", ())
    return found


def key_numbers() -> list[int]:
    """The numbers of the keys under which anything is sealed."""
    used: set[int] = set()
    for sealing in sealings():
        used.update(sealing.rows().order_by().values_list("key_number", flat=True).distinct())
    return sorted(used)


def keys_that_open_nothing() -> list[int]:
    """The numbers of keys under which something is sealed that does not open with the key file as it is.

    One row per table and key is tried.
    """
    lost: set[int] = set()
    for sealing in sealings():
        for number in key_numbers():
            row = sealing.under(number).order_by("pk").first()
            if row is not None and not sealing.opens(row):
                lost.add(number)
    return sorted(lost)
