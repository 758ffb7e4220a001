"""What the registry says of a row: this engine words it, its caller decides it."""

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
}
