"""Each route has a name and a row in the permission matrix."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, include, path
from django.urls.resolvers import RegexPattern
from django.views.static import serve

from tests.shape.matrix import MATRIX
from tests.shape.routes import Route, problems, routes


def page(request):
    return HttpResponse()


def _found(*patterns):
    return list(routes(URLResolver(RegexPattern(r"^/"), list(patterns))))


def test_namespaces_are_joined_and_prefixes_kept():
    inner = include(([path("<int:pk>/", page, name="need")], "voice"))

    assert _found(path("needs/", inner)) == [Route("voice:need", "needs/<int:pk>/")]


def test_files_and_descriptions_need_no_row():
    assert _found(path("media/<path>", serve), path("api.json", page, name="openapi-json")) == []


def test_an_unnamed_route_is_caught():
    assert problems(_found(path("needs/", page)), []) == ["`/needs/` has no name"]


def test_a_route_without_a_row_is_caught():
    assert problems([Route("voice:need", "needs/")], []) == [
        "`voice:need` has no row in the matrix"
    ]


def test_a_row_without_a_route_is_caught():
    assert problems([], ["voice:need"]) == ["the row `voice:need` has no route"]


def test_a_second_row_for_another_method_passes():
    assert problems([Route("voice:need", "needs/")], ["voice:need", "voice:need post"]) == []


def test_the_tree_keeps_the_rule():
    found = problems(routes(get_resolver()), MATRIX)

    assert not found, "\n" + "\n".join(found)
