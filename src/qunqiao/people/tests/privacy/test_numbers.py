"""Numbers as people write them: made alike, doubted, covered."""

from datetime import date

import pytest

from qunqiao.people.bridge.numbers import covered, doubts, holds_a_number, normal
from qunqiao.people.models import Person, PrivateDetail

ID, PHONE = PrivateDetail.Kind.ID_NUMBER, PrivateDetail.Kind.PHONE
# The example of GB 11643: a check digit of X, a woman (17th digit even).
GOOD = "11010519491231002X"


@pytest.mark.parametrize(
    "written", ["", "1101051949123100", "11010519491231002A", "X10105194912310021", "无", "1" * 19]
)
def test_what_cannot_be_an_id_number_is_none(written):
    assert normal(ID, written) == ""


@pytest.mark.parametrize("written", ["", "12345", "12812345678", "138123456789", "+86", "不详"])
def test_what_cannot_be_a_telephone_number_is_none(written):
    assert normal(PHONE, written) == ""


@pytest.mark.parametrize(
    "written", [GOOD, "11010519491231002x", "１１０１０５19491231002Ｘ", " 110105 1949 1231 002x "]
)
def test_one_id_number_in_every_habit_is_one(written):
    assert normal(ID, written) == GOOD


def test_fifteen_digits_become_the_eighteen_of_the_same_person():
    assert normal(ID, "110105491231002") == GOOD


@pytest.mark.parametrize(
    "written", ["13812345678", "138-1234-5678", "+86 138 1234 5678", "008613812345678"]
)
def test_one_mobile_number_in_every_habit_is_one(written):
    assert normal(PHONE, written) == "13812345678"


@pytest.mark.parametrize(
    ("written", "plain"), [("0371-65905123", "037165905123"), ("+852 2345 6789", "+85223456789")]
)
def test_other_telephones_are_taken_too(written, plain):
    assert normal(PHONE, written) == plain


def test_a_number_that_fits_the_person_raises_no_doubt():
    person = Person(sex="female", birth_date=date(1949, 12, 31))

    assert doubts(ID, GOOD, person) == []


@pytest.mark.parametrize(
    ("number", "fields", "said"),
    [
        ("110105194912310021", {}, "校验码"),
        ("110105194913310026", {}, "出生日期"),
        (GOOD, {"birth_date": date(1950, 1, 1)}, "名册上的不同"),
        (GOOD, {"sex": "male"}, "性别"),
    ],
)
def test_what_does_not_fit_is_doubted_in_words(number, fields, said):
    found = doubts(ID, number, Person(**fields))

    assert any(said in str(doubt.sentence) for doubt in found)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("110105194912310072", "110***********0072"),
        ("13812345678", "138****5678"),
        ("1234567", "****567"),
    ],
)
def test_the_middle_is_covered(number, shown):
    assert covered(number) == shown


@pytest.mark.parametrize("text", [f"核对{GOOD}", "电话 138-1234-5678", "１３８１２３４５６７８"])
def test_a_number_in_a_reason_is_noticed(text):
    assert holds_a_number(text)


@pytest.mark.parametrize("text", ["办理入会", "2026年11月20日开会", "第 1024 号通知"])
def test_a_reason_in_words_is_none(text):
    assert not holds_a_number(text)
