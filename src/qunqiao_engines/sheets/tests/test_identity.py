"""Identity numbers and telephones: as texts, as numbers, in scientific notation, with a digit wrong."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from qunqiao_engines.sheets import SheetLayout
from qunqiao_engines.sheets.cells import Setting
from qunqiao_engines.sheets.columnar import reader_for
from qunqiao_engines.sheets.layout_people import ID_NUMBER, PEOPLE, PHONE
from qunqiao_engines.sheets.tests.builders import Stream, stream

GOOD = "11010519491231002X"
# Whoever switches the two columns on need not touch these tests.
OTHERS = tuple(c for c in PEOPLE.columns if c.field not in ("id_number", "phone"))
KEEPING: tuple[SheetLayout, ...] = (replace(PEOPLE, columns=(*OTHERS, ID_NUMBER, PHONE)),)
HEADINGS = ("工号", "姓名", "单位编号", "性别", "出生日期", "身份证号", "手机号")


def person(number: object = "", phone: object = "", sex: str = "", birth: str = "") -> Stream:
    row = ("7", "张三", "U1", sex, birth, number, phone)
    return stream({"人员": [HEADINGS, row]}, layout=KEEPING)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (110105194912310020, "id_digits_lost"),
        ("1.10105E+17", "id_digits_lost"),
        ("110105194912310000", "id_digits_lost"),
        ("11010519491231", "not_an_id_number"),
        ("G12345678", "not_an_id_number"),
        ("11010519491231002X1", "not_an_id_number"),
        (date(2001, 1, 1), "wrong_kind"),
    ],
)
def test_an_identity_number_that_is_none_or_lost_its_end_is_refused(
    written: object, code: str
) -> None:
    assert person(written).refused() == [(2, "id_number", code)]


def test_what_excel_did_to_an_identity_number_is_said_with_the_remedy() -> None:
    refusal = person("1.10105194912310E+17").batches[0].refusals[0][0]

    assert "只保留了前 15 位" in refusal.sentence("zh")
    assert "整列设为文本格式" in refusal.sentence("zh")
    assert "1.10105194912310E+17" not in refusal.sentence("zh")


@pytest.mark.parametrize(
    "written",
    [
        GOOD,
        GOOD.lower(),
        f"'{GOOD}",
        f" {GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}",
        "１１０１０５１９４９１２３１００２Ｘ",
        f"{GOOD}\t",
    ],
)
def test_an_identity_number_is_read_in_every_usual_way_of_writing(written: str) -> None:
    found = person(written)

    assert found.values(0, "id_number") == [GOOD]
    assert found.warned() == []


@pytest.mark.parametrize("written", ["110105491231002", 110105491231002, "1.10105491231002E+14"])
def test_an_old_number_of_fifteen_digits_is_taken(written: object) -> None:
    found = person(written)

    assert found.values(0, "id_number") == ["110105491231002"]
    assert found.warned() == []


@pytest.mark.parametrize(
    ("number", "warnings"),
    [
        ("110105194912310022", ["id_check_digit"]),
        ("110105194913310021", ["id_birthday"]),
    ],
)
def test_a_number_with_a_digit_wrong_is_kept_with_a_warning(
    number: str, warnings: list[str]
) -> None:
    found = person(number)

    assert found.values(0, "id_number") == [number]
    assert [code for _, _, code in found.warned()] == warnings


@pytest.mark.parametrize(
    ("sex", "birth", "warnings"),
    [
        ("女", "1949-12-31", []),
        ("女", "1949.12", []),
        ("男", "", ["id_sex_differs"]),
        ("", "1949-12-30", ["id_birth_differs"]),
        ("男", "1950", ["year_taken", "id_birth_differs", "id_sex_differs"]),
        ("女", "1949", ["year_taken"]),
    ],
)
def test_a_row_that_says_otherwise_than_its_number_is_taken_with_a_warning(
    sex: str, birth: str, warnings: list[str]
) -> None:
    found = person(GOOD, sex=sex, birth=birth)

    assert found.refused() == []
    assert [code for _, _, code in found.warned()] == warnings


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.38E+10", "phone_digits_lost"),
        ("1380000123", "not_a_phone"),
        ("88881234", "not_a_phone"),
        ("13800001234/13900001234", "not_a_phone"),
        ("没有", "not_a_phone"),
    ],
)
def test_a_telephone_that_is_none_is_refused(written: str, code: str) -> None:
    assert person(phone=written).refused() == [(2, "phone", code)]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("13812345678", "13812345678"),
        (13812345678, "13812345678"),
        ("1.3812345678E+10", "13812345678"),
        ("+86 138-1234-5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0531-88881234", "0531-88881234"),
        ("（010）88881234", "010-88881234"),
        ("053188881234转801", "0531-88881234-801"),
    ],
)
def test_a_telephone_is_read_in_every_usual_way_of_writing(written: object, number: str) -> None:
    assert person(phone=written).values(0, "phone") == [number]


DIGITS = st.text("0123456789", min_size=17, max_size=17)


@given(DIGITS)
def test_a_whole_column_is_judged_as_python_stdnum_judges_each(digits: str) -> None:
    number = digits + ric.calc_check_digit(digits + "0")
    wrong = digits + ("0" if number[-1] != "0" else "1")
    read = reader_for(ID_NUMBER, Setting())

    troubles = [read([cell]).troubles.get(0) for cell in (number, wrong)]

    assert troubles[0] is None or troubles[0].notes == [("id_birthday", {})]
    assert troubles[1] is not None


STAFFLESS = (
    replace(
        KEEPING[0],
        columns=tuple(
            replace(c, required=False) if c.field == "staff_number" else c
            for c in KEEPING[0].columns
        ),
        enough=(("staff_number",), ("id_number",), ("name", "birth_date", "unit_code")),
    ),
)


def test_a_sheet_with_none_of_the_ways_to_tell_people_lacks_the_first() -> None:
    found = stream({"人员": [("姓名", "单位编号"), ("张三", "U1")]}, layout=STAFFLESS)

    assert found.heads[0].lacking == ("staff_number",)


def test_a_row_with_none_of_them_filled_is_refused_with_the_choice() -> None:
    headings = ("姓名", "单位编号", "身份证号", "出生日期")
    rows = [("张三", "U1", GOOD, ""), ("李四", "U1", "", "1990-1-1"), ("王五", "U1", "", "")]
    found = stream({"人员": [headings, *rows]}, layout=STAFFLESS)

    assert found.refused() == [(4, "staff_number", "not_enough")]
    assert "请填写：工号，或身份证号，或姓名、出生日期、单位编号" in found.batches[0].refusals[2][
        0
    ].sentence("zh")
