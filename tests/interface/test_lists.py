"""A list for programs can be narrowed and sorted by all that its page offers."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from qunqiao.config.api import description
from qunqiao.registry.testing import one_of_everything
from tests.shape.world import World

LISTS = {
    "registry:units": "list_units",
    "registry:organisations": "list_organisations",
    "registry:terms": "list_terms",
    "registry:posts": "list_posts",
    "registry:people": "list_people",
    "registry:memberships": "list_memberships",
    "registry:funds": "list_funds",
    "registry:venues": "list_venues",
    "registry:intakes": "list_intakes",
    "checkups:checkups": "list_checkups",
    "checkups:findings": "list_findings",
    "burden:charges": "list_charges",
    "burden:requests": "list_requests",
    "exemplars:exemplars": "list_exemplars",
    "supervision:tasks": "list_tasks",
    "needs:inbox": "list_needs",
    "visits:visits": "list_visits",
    "visits:coverage": "list_coverage",
    "workbench:trail": "list_trail",
}
OPERATIONS = {
    operation["operationId"]: {one["name"]: one["schema"] for one in operation["parameters"]}
    for methods in description("en")["paths"].values()
    for operation in methods.values()
}


def offered(page: str) -> tuple[set[str], set[str]]:
    """The names of the filters of a list page, and of what it can be sorted by."""
    form = re.search(r'<form[^>]*class="[^"]*q-filters.*?</form>', page, re.DOTALL)
    filters = set(re.findall(r'<(?:select|input)[^>]*\sname="(\w+)"', form[0])) if form else set()
    return filters - {"sort", "page"}, set(re.findall(r"[?&]sort=-?(\w+)", unescape(page)))


@pytest.mark.parametrize("route", LISTS)
def test_a_program_may_ask_what_a_page_may(route, cast, sign_in):
    one_of_everything(cast.north, cast.worker)
    World(cast).of("intake")
    page = sign_in(cast.supervisor).get(reverse(route)).content.decode()
    filters, sorts = offered(page)
    parameters = OPERATIONS[LISTS[route]]
    keys = set(re.findall(r"\w+", parameters.get("sort", {}).get("pattern", "")))

    assert filters, "the page's filters were not found"
    assert filters - set(parameters) == set()
    assert sorts - keys == set()
