"""Many values in one condition of a query, on either database."""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

_LISTED = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT json_array_elements_text(%s::json)",
}
_NUMBERS = {**_LISTED, "postgresql": "SELECT json_array_elements_text(%s::json)::bigint"}


def among(texts: Iterable[object]) -> RawSQL:
    """The texts as a subquery: ``filter(code__in=among(codes))``.

    One parameter however many there are: thousands of parameters take longer to bind than to look up,
    and databases limit their number.
    """
    content = json.dumps(list(texts), ensure_ascii=False)
    return RawSQL(_LISTED[connection.vendor], [content])  # noqa: S611 - a constant with one parameter


def among_ids(ids: Iterable[int]) -> RawSQL:
    """The same for whole numbers."""
    return RawSQL(_NUMBERS[connection.vendor], [json.dumps(list(ids))])  # noqa: S611 - as above
