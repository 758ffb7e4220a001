"""The sheets of persons: people and their memberships."""

from dataclasses import replace

from qunqiao_engines.sheets.columns import Column, SheetLayout, says
from qunqiao_engines.sheets.layout_organisations import ORGANISATION_CODE
from qunqiao_engines.sheets.vocabulary import PERSON_NAMED, SEXES, UNIT_NAMED

_STAFF_NUMBER = Column(
    "staff_number",
    says("工号", "Staff number"),
    says("人员表里的工号；不要填身份证号。", "As on the people sheet; never an identity number."),
    required=True,
    form="code",
    synonyms=("职工编号", "职工号", "人员编号", "工作证号", "staff no"),
    example="10086",
    max_length=40,
)

# Whose post or membership it is: the staff number, or a name where clerks have nothing else.
PERSON = replace(_STAFF_NUMBER, form="reference", named_by=PERSON_NAMED, max_length=60)

# Both may be left out. Sentences do not repeat them, and whoever keeps them seals them.
ID_NUMBER = Column(
    "id_number",
    says("身份证号", "Identity number"),
    says(
        "18 位；整列先设为文本格式。可以空着。",
        "18 characters, in cells formatted as text. May be left empty.",
    ),
    form="id_number",
    synonyms=(
        "身份证",
        "身份证号码",
        "公民身份号码",
        "居民身份证号",
        "证件号码",
        "id card",
        "id no",
    ),
    example="990000198703020020",
    max_length=18,
)
PHONE = Column(
    "phone",
    says("手机号", "Mobile phone"),
    says(
        "11 位手机号，或带区号的固定电话。可以空着。", "A mobile, or a landline with its area code."
    ),
    form="phone",
    synonyms=("手机", "手机号码", "联系电话", "电话", "电话号码", "联系方式", "phone", "mobile"),
    example="13800001234",
    max_length=20,
)

PEOPLE = SheetLayout(
    table="people",
    title=says("人员", "People"),
    help=says("每位职工一行。", "One row per employee."),
    synonyms=("职工", "人员名册", "职工名册", "人员信息", "花名册", "person", "staff"),
    key=("staff_number",),
    spans=(("birth_date", "left_on"),),
    enough=(("staff_number",), ("id_number",), ("name", "birth_date", "unit_code")),
    columns=(
        replace(
            _STAFF_NUMBER,
            required=False,
            help=says(
                "新增人员必填；名册里有的人，可以凭身份证号，或姓名、出生日期和单位认出来。",
                "New persons need one; those on record are also known by identity number, or name, birth date and unit.",
            ),
        ),
        Column(
            "name",
            says("姓名", "Name"),
            says("写全名。", "The full name."),
            required=True,
            form="person",
            synonyms=("职工姓名", "人员姓名", "名字", "full name"),
            example="张三",
            max_length=60,
        ),
        Column(
            "sex",
            says("性别", "Sex"),
            says("男或女。", "Male or female."),
            kind="choice",
            choices=SEXES,
            synonyms=("gender",),
            example="女",
        ),
        Column(
            "birth_date",
            says("出生日期", "Birth date"),
            says("如 1987-03-02；只写到月的按当月 1 日。", "Such as 1987-03-02."),
            kind="date",
            synonyms=("出生年月", "出生年月日", "生日", "date of birth"),
            year_alone=True,
            example="1987-03-02",
        ),
        Column(
            "unit_code",
            says("单位编号", "Unit code"),
            says("所在单位。", "The unit the person works in."),
            required=True,
            form="reference",
            synonyms=("所在单位编号", "所属单位编号", "单位代码", "单位编码"),
            example="U0101",
            named_by=UNIT_NAMED,
            max_length=120,
        ),
        Column(
            "left_on",
            says("离职日期", "Left on"),
            says("在职就空着。", "Empty while employed."),
            kind="date",
            synonyms=("离职时间", "退休日期", "离岗日期"),
        ),
        ID_NUMBER,
        PHONE,
    ),
)

MEMBERSHIPS = SheetLayout(
    table="memberships",
    title=says("会籍", "Memberships"),
    help=says("谁在哪天加入了哪个组织。", "Who joined which organisation, and when."),
    synonyms=("会员", "会员名册", "团员", "会籍情况", "membership", "members"),
    key=("organisation_code", "staff_number", "joined_on"),
    spans=(("joined_on", "left_on"),),
    columns=(
        ORGANISATION_CODE,
        PERSON,
        Column(
            "joined_on",
            says("加入日期", "Joined on"),
            says("如 2019-03-01。", "Such as 2019-03-01."),
            kind="date",
            required=True,
            synonyms=("加入时间", "入会日期", "入会时间", "入团日期", "入团时间"),
            example="2010-07-01",
        ),
        Column(
            "left_on",
            says("退出日期", "Left on"),
            says("仍是会员就空着。", "Empty while a member."),
            kind="date",
            synonyms=("退出时间", "退会日期", "离会日期", "退团日期"),
        ),
    ),
)
