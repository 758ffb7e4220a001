"""Lists as they were left: kept in the reader's own browser, never what was typed, never for another."""

from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest
from django.http import HttpResponse

from qunqiao.kit import kept

HERE = "/organisations/"


@pytest.fixture
def ask(rf):
    """A request of one reader for ``address``, with the cookie of an earlier answer."""

    def make(address=HERE, cookie="", reader=7):
        request = rf.get(address)
        request.COOKIES[kept.COOKIE] = cookie
        request.user = SimpleNamespace(pk=reader)
        return request

    return make


def _left(request, **choices):
    """The cookie after a list was left with these choices."""
    response = HttpResponse()
    kept.keep(request, response, choices)
    return response.cookies[kept.COOKIE].value if response.cookies else request.COOKIES["lists"]


def test_another_reader_of_the_same_browser_finds_nothing(ask):
    cookie = _left(ask(), kind="trade_union")

    assert kept.address(ask("/", cookie, reader=8), HERE) == HERE


def test_a_cookie_somebody_made_up_leads_nowhere_else(ask):
    cookie = _left(ask("//elsewhere.example/"), kind="x") + "&javascript%3A1=a"

    assert kept.address(ask("/", cookie), HERE) == HERE


def test_the_way_back_leads_to_the_choices_made(ask):
    cookie = _left(ask(), kind="trade_union", sort="-name", page="")

    assert kept.address(ask("/", cookie), HERE) == f"{HERE}?kind=trade_union&sort=-name"


def test_the_day_goes_along_with_them(ask):
    cookie = _left(ask(), kind="trade_union")
    back = kept.address(ask("/", cookie), HERE, on="2024-06-30")

    assert back == f"{HERE}?kind=trade_union&on=2024-06-30"


def test_a_list_left_without_choices_is_found_so(ask):
    cookie = _left(ask(), kind="trade_union")
    cookie = _left(ask(cookie=cookie), kind="")

    assert kept.address(ask("/", cookie), HERE) == HERE


def test_an_unchanged_list_sets_no_cookie(ask):
    cookie = _left(ask(), kind="trade_union")
    response = HttpResponse()
    kept.keep(ask(cookie=cookie), response, {"kind": "trade_union"})

    assert not response.cookies


def test_each_list_has_its_own_choices(ask):
    cookie = _left(ask(), kind="trade_union")
    cookie = _left(ask("/people/", cookie), sex="male")

    assert kept.address(ask("/", cookie), HERE) == f"{HERE}?kind=trade_union"
    assert kept.address(ask("/", cookie), "/people/") == "/people/?sex=male"


def test_the_cookie_stays_small_however_many_lists_are_read(ask):
    cookie = ""
    for number in range(40):
        cookie = _left(ask(f"/list/{number}/", cookie), kind="k" * 200)

    assert len(dict(parse_qsl(cookie))) == 13
    assert len(cookie) < 4000


def test_the_menu_leads_to_each_list_as_it_was_left(ask):
    cookie = _left(ask(), kind="trade_union")

    assert kept.addresses(ask("/", cookie)) == {HERE: f"{HERE}?kind=trade_union"}
    assert kept.addresses(ask()) == {}


def test_from_the_list_itself_the_way_leads_to_all_of_it(ask):
    cookie = _left(ask(), kind="trade_union")

    assert kept.address(ask(cookie=cookie), HERE) == HERE
    assert kept.addresses(ask(cookie=cookie)) == {}
