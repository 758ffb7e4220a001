"""Addresses: what Django's ``reverse`` says, resolved once."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from qunqiao.kit.addresses import address


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
