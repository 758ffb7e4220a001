"""Single cells: what each way of writing becomes, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from qunqiao_engines.sheets.tests.builders import cell, people, refused


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (5.5, "not_whole"),
        ("5.5年", "not_a_number"),
        ("约5年", "not_a_number"),
        ("", "missing"),
        ("无", "missing"),
        (0, "too_small"),
        (11, "too_large"),
        (True, "not_a_number"),
    ],
)
def test_a_whole_number_that_is_none_is_refused(written: object, code: str) -> None:
    assert refused("届次", "任期年数", written)[0] == code


@pytest.mark.parametrize("written", [5, 5.0, "5", "５", "5年", "五", "五年", " 5 ", "5.0"])
def test_a_whole_number_is_read_in_every_usual_way_of_writing(written: object) -> None:
    assert cell("届次", "任期年数", written).values["years"] == 5


@pytest.mark.parametrize(
    ("written", "number"),
    [("第3届", 3), ("第三届", 3), ("十届", 10), ("第二十一届", 21), ("第一百零二届", 102)],
)
def test_a_term_is_counted_in_chinese(written: str, number: int) -> None:
    assert cell("届次", "届次", written).values["number"] == number


def test_a_head_count_may_have_commas_and_a_measure_word() -> None:
    assert cell("单位", "职工人数", "1,260人").values["head_count"] == 1260


def test_a_head_count_in_chinese_is_read() -> None:
    assert cell("单位", "职工人数", "一万二千").values["head_count"] == 12_000


def test_misplaced_thousands_commas_are_refused() -> None:
    assert refused("单位", "职工人数", "12,60")[0] == "not_a_number"


@pytest.mark.parametrize(
    ("written", "code"),
    [(-1, "too_small"), ("很多", "not_a_number"), ("1e400", "not_a_number"), (1e15, "too_large")],
)
def test_an_amount_that_is_none_is_refused(written: object, code: str) -> None:
    assert refused("经费", "工资总额(元)", written)[0] == code


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (1200, "1200.00"),
        (1200.5, "1200.50"),
        (0.1 + 0.2, "0.30"),
        ("1,200.50", "1200.50"),
        ("1200.5元", "1200.50"),
        ("￥1,200.50", "1200.50"),
        ("120万元", "1200000.00"),
        ("1.2万", "12000.00"),
        ("0.3亿元", "30000000.00"),
    ],
)
def test_an_amount_is_exact_in_yuan(written: object, amount: str) -> None:
    row = cell("经费", "工资总额(元)", written)

    assert row.warnings == []
    assert str(row.values["payroll"]) == amount


def test_the_unit_in_the_heading_multiplies_a_bare_number() -> None:
    assert cell("经费", "工资总额（万元）", 120).values["payroll"] == Decimal("1200000.00")


def test_the_unit_in_the_cell_overrules_the_heading() -> None:
    assert cell("经费", "工资总额（万元）", "120元").values["payroll"] == Decimal("120.00")


def test_more_than_two_places_are_rounded_with_a_warning() -> None:
    row = cell("经费", "工资总额(元)", 10.005)

    assert row.values["payroll"] == Decimal("10.01")
    assert [warning.code for warning in row.warnings] == ["rounded"]


@pytest.mark.parametrize("written", ["有", "是", "Y", "yes", "TRUE", "1", 1, True, "√", "Ｙ"])
def test_yes_is_read_in_every_usual_way_of_writing(written: object) -> None:
    assert cell("单位", "有无活动阵地", written).values["premises"] is True


@pytest.mark.parametrize("written", ["无", "否", "N", "no", "false", "0", 0, False, "×", "没有"])
def test_no_is_read_in_every_usual_way_of_writing(written: object) -> None:
    assert cell("单位", "有无活动阵地", written).values["premises"] is False


def test_part_time_is_not_full_time() -> None:
    assert cell("职务", "专职", "兼职").values["full_time"] is False


def test_an_answer_that_is_neither_is_refused_with_the_words_to_use() -> None:
    code, sentence = refused("职务", "专职", "挂职")

    assert code == "not_yes_or_no"
    assert "请填专职或兼职" in sentence


@pytest.mark.parametrize("written", ["男", "M", "m", "1", 1, "男性", "Ｍ", " 男 ", "male"])
def test_a_man_is_known_by_any_of_his_words(written: object) -> None:
    assert cell("人员", "性别", written).values["sex"] == "male"


@pytest.mark.parametrize("written", ["女", "F", "f", "2", 2.0, "女性", "Female"])
def test_a_woman_is_known_by_any_of_her_words(written: object) -> None:
    assert cell("人员", "性别", written).values["sex"] == "female"


@pytest.mark.parametrize("written", ["主席", "主任", "chair", "Chair", "主 席"])
def test_a_choice_is_read_by_code_label_or_synonym(written: str) -> None:
    assert cell("职务", "职务", written).values["title"] == "chair"


def test_a_choice_not_on_the_list_is_refused_with_the_list() -> None:
    code, sentence = refused("阵地", "类型", "仓库")

    assert code == "not_a_choice"
    assert "办公用房、活动室、职工之家" in sentence


def test_a_code_stored_as_a_number_loses_its_decimal_point() -> None:
    assert cell("人员", "工号", 1001.0).values["staff_number"] == "1001"


@pytest.mark.parametrize("written", [370102198703021234, "3.70102E+17"])
def test_a_long_code_stored_as_a_number_is_refused(written: object) -> None:
    assert refused("人员", "工号", written)[0] == "digits_lost"


def test_a_date_where_a_code_belongs_is_refused() -> None:
    assert refused("人员", "工号", date(2001, 1, 1))[0] == "wrong_kind"


def test_a_region_is_six_digits() -> None:
    assert cell("单位", "行政区划代码", 370000).values["region"] == "370000"
    assert refused("单位", "行政区划代码", "3700")[0] == "not_digits"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("张　三", "张三"),
        (" 欧阳修\n", "欧阳修"),
        ("张\u200b三", "张三"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("Anna  Maria", "Anna Maria"),
        ("𠀀 三", "𠀀三"),
    ],
)
def test_a_name_loses_the_spaces_that_align_it(written: str, name: str) -> None:
    assert cell("人员", "姓名", written).values["name"] == name


def test_full_width_letters_are_narrowed_and_chinese_punctuation_kept() -> None:
    assert cell("单位", "单位名称", "省 总工会（Ａ１ 处）").values["name"] == "省总工会（A1 处）"


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("省 畜牧 研究所", "省畜牧研究所"),
        ("Ｕ 0101", "U0101"),
        (101.0, "101"),
        ("Institute of  Botany", "Institute of Botany"),
    ],
)
def test_a_reference_is_a_code_or_a_name_each_tidied_in_its_way(
    written: object, taken: str
) -> None:
    assert cell("人员", "单位编号", written).values["unit_code"] == taken


@pytest.mark.parametrize("written", ["一" * 5000, "9" * 5000, "1" * 40 + "元" * 40])
def test_a_number_as_long_as_a_page_is_none(written: str) -> None:
    assert refused("单位", "职工人数", written)[0] == "not_a_number"


def test_a_text_that_is_too_long_is_refused() -> None:
    assert refused("人员", "姓名", "长" * 61)[0] == "too_long"


def test_a_required_cell_left_empty_is_refused() -> None:
    assert refused("人员", "姓名", "　")[0] == "missing"


def test_a_refused_cell_leaves_the_rest_of_its_row_typed() -> None:
    row = people(("7", "张三", "女", "1987-13-02", "U1", "")).rows[0]

    assert row.values["birth_date"] is None
    assert row.values["sex"] == "female"
    assert row.raw["birth_date"] == "1987-13-02"


@pytest.mark.parametrize(
    ("code", "warnings"),
    [
        ("11370000004500016K", ["uscc_check_digit"]),
        ("91110000600037341L", []),
        ("123", ["uscc_shape"]),
    ],
)
def test_a_credit_code_that_fails_its_check_warns_and_is_kept(
    code: str, warnings: list[str]
) -> None:
    row = cell("单位", "统一社会信用代码", code)

    assert row.refusals == []
    assert row.values["uscc"] == code
    assert [warning.code for warning in row.warnings] == warnings
