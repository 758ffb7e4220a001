"""Who is found by what: the indexes, the condition and the definition in plain Python agree."""

import os
import re
import unicodedata

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from qunqiao.kit.text import forms, pinyin_key
from qunqiao.people.models import Person
from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.models import Membership
from qunqiao.registry.queries import finding
from qunqiao.registry.queries.finding import few, found, named_like
from qunqiao.registry.testing import a_member, an_organisation

NAMES = st.one_of(
    st.text("张三李四小芳張東东%_\\·", min_size=1, max_size=6),
    st.sampled_from(
        ["Anna Smith", "Li", "O'Neil", "阿依古丽·买买提", "欧阳修远", "ＡＢ", "吕布", " "]
    ),
)
NUMBERS = st.text("A1a2%_", min_size=1, max_size=4)
TYPED = st.one_of(
    NAMES,
    NUMBERS,
    st.sampled_from(
        ["z", "zs", "Zhang San", "zhangs", "xi'an", "張", "张", "ｚｓ", "smith", "%", "_", "\\"]
    ),
)


def is_found(person, text):
    """The definition, of a record and of those merged into it."""
    typed = unicodedata.normalize("NFKC", text).strip()
    numbers = [person.staff_number, *(old.staff_number for old in person.merged.all())]
    spelled = typed.lower().translate(str.maketrans("", "", " '’"))
    key = person.pinyin
    return (
        any(_in_name(form, person.name) for form in (*forms(typed), text.strip()))
        or any(number.startswith((typed, typed.upper(), typed.lower())) for number in numbers)
        or (
            spelled.isascii()
            and spelled.isalpha()
            and (key.startswith(spelled) or key[key.find(" ") + 1 :].startswith(spelled))
        )
    )


def _in_name(text, name):
    return text in name or (len(name) > 3 and text.lower() in name.lower())


class TestAgreement(TestCase):
    """QUNQIAO_SEARCHES sets how many registries are tried; 8 if not set."""

    @settings(max_examples=int(os.environ.get("QUNQIAO_SEARCHES", "8")), deadline=None)
    @given(
        st.dictionaries(NUMBERS, st.tuples(NAMES, st.booleans()), min_size=1, max_size=12),
        st.lists(TYPED, min_size=1, max_size=12),
    )
    def test_everybody_is_found_as_the_definition_says(self, people, several):
        unit = a_unit("u")
        kept = Person.objects.create(
            staff_number="kept", name="留用", pinyin="liuyong ly", unit=unit
        )
        for number, (name, merged) in people.items():
            Person.objects.create(
                staff_number=number,
                name=name,
                pinyin=pinyin_key(name) if number != "A" else "",
                unit=unit,
                merged_into=kept if merged else None,
            )
        rows = Person.objects.filter(merged_into__isnull=True, is_system=False)
        for text in several:
            wanted = {person.pk for person in rows if is_found(person, text)}

            assert set(found(rows, text).values_list("pk", flat=True)) == wanted
            assert set(rows.filter(named_like(text)).values_list("pk", flat=True)) == wanted
            assert set(few(rows, text, 1_000)) == wanted


@pytest.fixture
def crowd(cast):
    """Twelve called 张 at north, three at south, one 王 in each."""
    for at in range(15):
        unit = cast.north if at < 12 else cast.south
        a_person(f"z{at}", unit, name=f"张{at}", pinyin=f"zhang{at} z")
    a_person("w1", cast.north, name="王一", pinyin="wangyi wy")
    return a_person("w2", cast.south, name="王二", pinyin="wanger we")


@pytest.mark.parametrize(("first", "most"), [(2, 4), (2, 40), (4, 16), (100, 200)])
@pytest.mark.parametrize("own", [0, 8, 100])
@pytest.mark.parametrize("unit", ["north", "south"])
def test_some_are_found_whichever_way_is_the_shorter(
    cast, crowd, monkeypatch, first, most, own, unit
):
    monkeypatch.setattr(finding, "_FIRST", first)
    monkeypatch.setattr(finding, "_MOST", most)
    monkeypatch.setattr(finding, "_OWN", own)
    rows = Person.objects.filter(unit=getattr(cast, unit))
    number = {"north": 12, "south": 3}[unit]

    assert len(set(few(rows, "张", 100))) == number
    assert len(few(rows, "张", 2)) == 2
    assert set(few(rows, "张", 2)) <= set(found(rows, "张").values_list("pk", flat=True))


def test_members_are_found_by_their_persons(cast, crowd):
    organisation = an_organisation(cast.south)
    membership = a_member(organisation, crowd)
    a_member(organisation, cast.stranger)

    assert few(Membership.objects.all(), "王二", 10, "person") == [membership.pk]
    assert [row.pk for row in found(Membership.objects.all(), "we", "person")] == [membership.pk]


@pytest.mark.parametrize("text", ["张", "小芳", "zhang", "zs", "1001", "A1", "買買提", "%"])
def test_no_search_reads_all_persons(cast, text):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL decides by the number of rows; what it finds is tested above")
    plan = found(Person.objects.all(), text).explain()

    scans = [line for line in plan.splitlines() if re.search(r"SCAN people_person|SCAN U\d", line)]
    assert "SEARCH people_person USING INTEGER PRIMARY KEY" in plan
    assert [line for line in scans if "COVERING INDEX person_long_name" not in line] == []
    for index in ("person_name ", "person_name_from_second", "person_name_from_third"):
        assert f"{index}" in plan


def test_a_list_of_a_unit_is_read_in_order_from_one_index(cast):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL decides by the number of rows")
    rows = Person.objects.filter(unit__path__begins=cast.north.path, is_system=False)
    plan = rows.order_by("unit__path", "staff_number").values("pk").explain()

    assert "SEARCH people_unit USING COVERING INDEX" in plan
    assert "SEARCH people_person USING COVERING INDEX person_of_unit" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


def test_a_scan_begins_where_the_last_one_did(cast):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite always begins at the beginning")
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronize_seqscans")

        assert cursor.fetchone() == ("off",), "each page would list another thousand"
