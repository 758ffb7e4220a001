"""Addresses: what Django's ``reverse`` says, resolved once; and the numbers they carry."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from qunqiao.kit.addresses import address, number_in, number_of
from qunqiao.kit.errors import NotFound


@pytest.fixture
def below():
    """The platform served below /union/."""
    set_script_prefix("/union/")
    yield
    set_script_prefix("/")


def test_a_page_that_does_not_exist_is_an_error():
    with pytest.raises(NoReverseMatch):
        address("registry:nothing")


def test_a_number_too_few_is_an_error():
    with pytest.raises(NoReverseMatch):
        address("registry:organisation")


def test_a_word_the_route_does_not_take_is_an_error():
    with pytest.raises(NoReverseMatch):
        address("registry:organisation", "seven")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("portal:home", ()),
        ("registry:organisation", (7,)),
        ("registry:organisation", (8,)),
        ("checkups:findings_of", ("unit", 12)),
    ],
)
def test_an_address_is_the_one_django_gives(name, arguments):
    assert address(name, *arguments) == reverse(name, args=arguments)


def test_an_address_begins_with_where_the_platform_is_served(below):
    assert address("registry:organisation", 7) == "/union/organisations/7/"


@pytest.mark.parametrize("text", ["", "-1", "1.0", " 7", "²", "٣", "１２", "1" * 19, "9" * 5000])
def test_what_is_no_number_a_database_knows_is_none(text):
    assert number_of(text) is None


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("9" * 18, 10**18 - 1)])
def test_a_number_is_read(text, number):
    assert number_of(text) == number


def test_an_address_with_something_else_for_a_number_is_not_found():
    with pytest.raises(NotFound):
        number_in({"unit": "9" * 19}, "unit")


def test_an_address_without_the_number_asks_for_none():
    assert number_in({"unit": " "}, "unit") is None
