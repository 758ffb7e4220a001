"""What the registry refuses or remarks when it compares a row: this engine words it, its caller decides it."""

from collections.abc import Mapping

from qunqiao_engines.sheets.wording import Wording

REGISTRY: Mapping[str, Wording] = {
    "unknown_reference": Wording(
        "写的是 {value}，名册和本次上传的表里都没有这个编号",
        "says {value}, a code neither the registry nor this workbook has",
        "请核对编号，或先补上它所指的那一行",
        "check the code, or add the row it points to",
    ),
    "person_not_found": Wording(
        "没有填写，名册里也找不到这个人",
        "is empty, and the registry does not have this person",
        "新增人员请填工号",
        "a new person needs a staff number",
    ),
    "doubtful_person": Wording(
        "拿不准是谁：可能是名册里的 {codes}，也可能是另一个人",
        "leaves in doubt who it is: perhaps {codes} of the registry, perhaps another person",
        "请在核对页上判断是不是同一个人",
        "say on the page of this workbook whether it is the same person",
    ),
    "taken_by_person": Wording(
        "没有填写，按身份证号或姓名、出生日期和单位认作 {code}",
        "is empty; taken by identity number, or name, birth date and unit, for {code}",
        "不对的话请填工号",
        "if that is wrong, give the staff number",
    ),
    "ambiguous_name": Wording(
        "写的是 {value}，名册里叫这个名字的不止一个：{codes}",
        "says {value}, the name of more than one record: {codes}",
        "请改填编号",
        "give the code instead",
    ),
    "taken_by_name": Wording(
        "写的是 {value}，按名称认作 {code}",
        "says {value}, taken by its name for {code}",
        "不对的话请改填编号",
        "if that is wrong, give the code instead",
    ),
    "would_close_before_open": Wording(
        "写的是 {value}，早于名册里登记的 {begin}", "says {value}, before the {begin} on record"
    ),
    "forbidden_unit": Wording(
        "写的是 {value}，不在您可以修改的单位范围内",
        "says {value}, outside the units you may change",
        "请核对编号，或者交由所属单位、上级上传",
        "check the number, or ask the unit concerned or its superior to upload it",
    ),
    "conflict": Wording(
        "写的是 {value}，与名册里的记录冲突：{reason}",
        "says {value}, in conflict with the registry: {reason}",
    ),
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
