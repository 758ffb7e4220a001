"""Every sentence this engine says to a clerk, in Chinese and English, by code.

A code ends in three parts: what is wrong, and what to do. Placeholders are the details of the
refusal, plus ``value`` (as written) and ``title`` (the heading). Traditional Chinese is derived.
"""

from collections.abc import Mapping
from typing import Any

from qunqiao_engines.sheets.sentences_file import ASIDE, FILE
from qunqiao_engines.sheets.sentences_registry import REGISTRY
from qunqiao_engines.sheets.wording import Wording

CELL: Mapping[str, Wording] = {
    "missing": Wording(
        "没有填写",
        "is empty",
        "这一栏必填，请填写后重新上传这一行",
        "it is required: fill it in and upload this row again",
    ),
    "formula_error": Wording(
        "是出错的公式 {value}",
        "is a formula in error, {value}",
        "请改成数值后重新上传这一行",
        "replace it by its value and upload this row again",
    ),
    "digits_lost": Wording(
        "写的是 {value}，Excel 把长编号存成了数字，末几位已经丢失",
        "says {value}: Excel stored a long code as a number and lost its last digits",
        "请把单元格设为文本格式，重新填写编号",
        "format the cell as text and type the code again",
    ),
    # Identity numbers and telephones are not repeated: a sentence is read by more people than a cell.
    "id_digits_lost": Wording(
        "是长数字，Excel 只保留了前 15 位，身份证号的末几位已经丢失",
        "is a long number of which Excel kept 15 digits: the end of the identity number is lost",
        "请先把整列设为文本格式，再重新填写 18 位号码",
        "format the column as text first, then type all 18 characters again",
    ),
    "not_an_id_number": Wording(
        "不是 18 位（或老的 15 位）身份证号",
        "is not an identity number of 18 (or the old 15) characters",
        "请对照证件改正后重新上传这一行",
        "correct it by the card and upload this row again",
    ),
    "phone_digits_lost": Wording(
        "写成了科学记数，号码的末几位已经丢失",
        "is in scientific notation and lost its last digits",
        "请把单元格设为文本格式，重新填写号码",
        "format the cell as text and type the number again",
    ),
    "not_a_phone": Wording(
        "不是 11 位手机号，也不是带区号的固定电话",
        "is neither a mobile number of 11 digits nor a landline with its area code",
        "请只填一个号码，如 13800001234 或 0531-88881234",
        "give one number, such as 13800001234 or 0531-88881234",
    ),
    "too_long": Wording(
        "有 {length} 个字，最多 {limit} 个字", "has {length} characters, {limit} at most"
    ),
    "not_digits": Wording(
        "写的是 {value}，应当是 {digits} 位数字", "says {value}, which is not {digits} digits"
    ),
    "wrong_kind": Wording(
        "写的是 {value}，这一栏不该是日期或时间", "says {value}, a date or time where none belongs"
    ),
    "no_such_month": Wording(
        "写的是 {value}，没有 {month} 月", "says {value}; there is no month {month}"
    ),
    "no_such_day": Wording(
        "写的是 {value}，{year} 年 {month} 月没有 {day} 日",
        "says {value}; month {month} of {year} has no day {day}",
    ),
    "year_only": Wording(
        "写的是 {value}，只有年份",
        "says {value}, a year alone",
        "请写到月或日，如 2019-03",
        "give the month or the day too, such as 2019-03",
    ),
    "ambiguous_day": Wording(
        "写的是 {value}，分不清哪个是月、哪个是日",
        "says {value}: which is the month and which the day cannot be told",
        "请写成 {year}-{first:02}-{second:02} 或 {year}-{second:02}-{first:02}",
        "write {year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}",
    ),
    "two_digit_year": Wording(
        "写的是 {value}，年份不是四位数",
        "says {value}, without a four-digit year",
        "请写四位数的年份，如 1987-03-02",
        "write the year with four digits, such as 1987-03-02",
    ),
    "month_unclear": Wording(
        "写的是数字 {value}，分不清是 1 月还是 10 月",
        "is the number {value}: January or October cannot be told apart",
        "请写成 {year}-01 或 {year}-10",
        "write {year}-01 or {year}-10",
    ),
    "not_a_date": Wording(
        "写的是 {value}，不是日期",
        "says {value}, which is not a date",
        "请写成 2019-03-01 这样",
        "write it like 2019-03-01",
    ),
    "date_out_of_range": Wording(
        "写的是 {value}，日期应在 1900 年到 2100 年之间",
        "says {value}; a date lies between 1900 and 2100",
    ),
    "not_a_number": Wording("写的是 {value}，不是数字", "says {value}, which is not a number"),
    "not_whole": Wording("写的是 {value}，应当是整数", "says {value}, which is not a whole number"),
    "too_small": Wording("写的是 {value}，不能小于 {limit}", "says {value}, less than {limit}"),
    "too_large": Wording("写的是 {value}，不能大于 {limit}", "says {value}, more than {limit}"),
    "not_a_choice": Wording(
        "写的是 {value}，不在可选项里",
        "says {value}, which is not on the list",
        "请从这些里选：{choices}",
        "choose one of: {choices}",
    ),
    "not_yes_or_no": Wording(
        "写的是 {value}，看不出是{yes}还是{no}",
        "says {value}, neither {yes} nor {no}",
        "请填{yes}或{no}",
        "write {yes} or {no}",
    ),
    "before_begin": Wording(
        "写的是 {value}，早于“{other}” {begin}", "says {value}, before “{other}” {begin}"
    ),
    "duplicate_key": Wording(
        "写的是 {value}，与{place}第 {other} 行是同一条",
        "says {value}: the same record as row {other}{place}",
        "这一行没有收，请删去其中一行",
        "this row was not taken; delete one of the two",
    ),
    "not_enough": Wording(
        "没有填写，只凭其余各栏认不出是谁",
        "is empty, and the other columns do not tell who it is",
        "请填写：{choices}",
        "fill in one of: {choices}",
    ),
    **REGISTRY,
    # Warnings: the row is taken.
    "uscc_check_digit": Wording(
        "写的是 {value}，校验位不符",
        "says {value}, whose check digit does not fit",
        "已照收，请核对",
        "it was taken as written; please check it",
    ),
    "year_taken": Wording(
        "写的是 {value}，只有年份，已按 {year}-01-01 收下",
        "says {value}, a year alone, taken as {year}-01-01",
        "请核对，知道月日的请补上",
        "please check it, and give month and day if you know them",
    ),
    "id_check_digit": Wording(
        "的校验位不符，可能写错了一位",
        "has a check digit that does not fit: one digit may be wrong",
        "已照收，请对照证件核对",
        "it was taken as written; please check it by the card",
    ),
    "id_birthday": Wording(
        "里的出生日期是没有的日子",
        "holds a day of birth that does not exist",
        "已照收，请对照证件核对",
        "it was taken as written; please check it by the card",
    ),
    "id_birth_differs": Wording(
        "写的是 {value}，与身份证号里的出生日期不同",
        "says {value}, another day than the identity number",
        "两处都已照收，请核对哪个对",
        "both were taken as written; please check which is right",
    ),
    "id_sex_differs": Wording(
        "写的是 {value}，与身份证号里的性别不同",
        "says {value}, another sex than the identity number",
        "两处都已照收，请核对哪个对",
        "both were taken as written; please check which is right",
    ),
    "uscc_shape": Wording(
        "写的是 {value}，不像统一社会信用代码",
        "says {value}, not the shape of a credit code",
        "已照收，请核对",
        "it was taken as written; please check it",
    ),
    "rounded": Wording(
        "写的是 {value}，已四舍五入到 {taken}",
        "says {value}, rounded to {taken}",
        "请核对",
        "please check it",
    ),
}


class _Details(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def cell_sentence(code: str, language: str, details: Mapping[str, Any]) -> str:
    """One sentence about one cell; ``details`` has ``row`` (or None), ``title`` and ``value``."""
    wording, known = CELL[code], _Details(details)
    row = known["row"]
    if language == "en":
        place = f"Row {row}, “{known['title']}” " if row else f"“{known['title']}” "
        return place + f"{wording.en}; {wording.en_advice}.".format_map(known)
    place = f"第 {row} 行“{known['title']}”" if row else f"“{known['title']}”"
    return place + f"{wording.zh}，{wording.zh_advice}".format_map(known)


def file_sentence(code: str, language: str, details: Mapping[str, Any]) -> str:
    """One sentence about a file that could not be read, and what to do about it."""
    wording, known = FILE[code], _Details(details)
    if language == "en":
        return f"{wording.en}: {wording.en_advice}.".format_map(known)
    return f"{wording.zh}，{wording.zh_advice}。".format_map(known)


def aside_sentence(code: str, language: str, what: str) -> str:
    """Why ``what`` (a sheet or a row) was left aside."""
    wording = ASIDE[code]
    return f"{what} {wording.en}." if language == "en" else f"{what}{wording.zh}。"
