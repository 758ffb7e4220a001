"""The routes of the project as Django resolves them, held against the permission matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLResolver

# Files and machine-readable descriptions carry no rows of ours.
FILE_VIEWS = ("django.views.static", "django.contrib.staticfiles")
DESCRIPTIONS = ("openapi-json", "openapi-view", "api-root")


@dataclass(frozen=True)
class Route:
    """A route by its full name, namespaces joined by a colon; ``name`` is empty when unnamed."""

    name: str
    pattern: str

    @property
    def word(self) -> str:
        """The name without its namespaces."""
        return self.name.rpartition(":")[2]


def routes(resolver: URLResolver, namespace: str = "", prefix: str = "") -> Iterator[Route]:
    """Each route below ``resolver`` that answers with something of ours."""
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, inner, pattern)
            continue
        route = Route(f"{namespace}{entry.name}" if entry.name else "", pattern)
        module = getattr(entry.callback, "__module__", "")
        if not module.startswith(FILE_VIEWS) and route.word not in DESCRIPTIONS:
            yield route


def problems(found: Iterable[Route], keys: Iterable[str]) -> list[str]:
    """Unnamed routes, routes without a row, and rows without a route.

    A page forgotten in the matrix is a page whose refusals nobody has tried.
    """
    found = list(found)
    rows = {key.split()[0] for key in keys}
    names = {route.name for route in found if route.name}
    return [
        *(f"`/{route.pattern}` has no name" for route in found if not route.name),
        *(f"`{name}` has no row in the matrix" for name in sorted(names - rows)),
        *(f"the row `{name}` has no route" for name in sorted(rows - names)),
    ]
