"""Parameters of the rulebooks that are shipped are called by words, those of others by their names."""

from qunqiao.checkups import bridge


def test_each_parameter_of_the_shipped_rulebooks_has_a_word():
    books = bridge.read(bridge.file_rulebooks())
    names = {name for book in books for rule in book.rules for name in rule.parameters}

    assert names
    assert {name for name in names if bridge.parameter_words(name) == name} == set()


def test_the_name_of_the_test_stands_beside_the_word():
    assert bridge.parameter_words("threshold") == "达到多少（threshold）"


def test_a_name_of_somebodys_own_stands_alone():
    assert bridge.parameter_words("own_limit") == "own_limit"
