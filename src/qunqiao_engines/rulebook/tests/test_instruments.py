"""What kind of text a source is, and where it binds."""

import pytest

from qunqiao_engines.rulebook import binds, source_kind
from qunqiao_engines.rulebook.tests.registry import shipped

RULES = {rule.id: rule for book in shipped() for rule in book.rules}


@pytest.mark.parametrize(
    ("instrument", "kind"),
    [
        ("中华人民共和国工会法", "law"),
        ("女职工劳动保护特别规定", "regulation"),
        ("中国工会章程", "charter"),
        ("中国共产主义青年团基层组织选举工作条例", "league"),
        ("北京市实施《中华人民共和国工会法》办法", "local"),
        ("29 CFR Part 452", "other"),
    ],
)
def test_the_name_of_an_instrument_tells_its_kind(instrument, kind):
    assert source_kind(instrument, "V") == kind


def test_a_house_policy_is_no_law_whatever_it_is_called():
    assert source_kind("中华人民共和国工会法", "house") == "house"


def test_a_text_of_one_city_binds_there_and_nowhere_else():
    assert binds("北京市实施《中华人民共和国工会法》办法", "110101")
    assert not binds("北京市实施《中华人民共和国工会法》办法", "430100")
    assert not binds("北京市实施《中华人民共和国工会法》办法", "")


def test_a_shipped_rule_of_a_place_rests_on_texts_that_bind_there():
    local = [rule for rule in RULES.values() if rule.regions]

    assert local
    for rule in local:
        assert any(binds(basis.instrument, rule.regions[0]) for basis in rule.basis)
