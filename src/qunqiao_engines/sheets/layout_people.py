"""The sheets of persons: people, posts, appointments, memberships."""

from dataclasses import replace

from qunqiao_engines.sheets.columns import Column, SheetLayout, says
from qunqiao_engines.sheets.layout_organisations import ORGANISATION_CODE
from qunqiao_engines.sheets.vocabulary import (
    FULL_TIME,
    PERSON_NAMED,
    POST_BODIES,
    POST_TITLES,
    SEXES,
    UNIT_NAMED,
)

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
_PERSON = replace(_STAFF_NUMBER, form="reference", named_by=PERSON_NAMED, max_length=60)

# For the people sheet of a registry that keeps them; not among its columns here.
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

_POST_CODE = Column(
    "code",
    says("职务编号", "Post code"),
    says("本系统内唯一；空缺的职务也要列出。", "Unique; vacant posts are listed too."),
    required=True,
    form="code",
    synonyms=("职务代码", "岗位编号", "编号"),
    example="P0101-1",
    max_length=40,
)

POSTS = SheetLayout(
    table="posts",
    title=says("职务", "Posts"),
    help=says("每个职务一行，空缺的也列出。", "One row per post, vacant ones included."),
    synonyms=("职务设置", "岗位", "post"),
    key=("code",),
    spans=(("opened_on", "closed_on"),),
    columns=(
        _POST_CODE,
        ORGANISATION_CODE,
        Column(
            "body",
            says("所属机构", "Body"),
            says("从下拉列表选。", "Pick from the list."),
            kind="choice",
            required=True,
            choices=POST_BODIES,
            synonyms=("机构", "所在机构", "委员会类别"),
            example="委员会",
        ),
        Column(
            "title",
            says("职务", "Title"),
            says("从下拉列表选。", "Pick from the list."),
            kind="choice",
            required=True,
            choices=POST_TITLES,
            synonyms=("职务名称", "职务类别", "岗位名称"),
            example="主席",
        ),
        Column(
            "full_time",
            says("专职", "Full-time"),
            says("填“专职”或“兼职”。", "Full-time or part-time."),
            kind="bool",
            choices=FULL_TIME,
            synonyms=("专兼职", "是否专职", "专职/兼职", "专职或兼职", "full time"),
            example="专职",
        ),
        Column(
            "opened_on",
            says("设立日期", "Opened on"),
            says("如 2019-03-01。", "Such as 2019-03-01."),
            kind="date",
            synonyms=("设立时间",),
            example="2005-06-01",
        ),
        Column(
            "closed_on",
            says("撤销日期", "Closed on"),
            says("没有撤销就空着。", "Empty while the post exists."),
            kind="date",
            synonyms=("撤销时间",),
        ),
    ),
)

APPOINTMENTS = SheetLayout(
    table="appointments",
    title=says("任职", "Appointments"),
    help=says("谁从哪天起担任哪个职务。", "Who holds which post, and since when."),
    synonyms=("任职情况", "任免", "appointment"),
    key=("post_code", "staff_number", "began_on"),
    spans=(("began_on", "ended_on"),),
    columns=(
        Column(
            "post_code",
            says("职务编号", "Post code"),
            says("职务表里的职务编号。", "The code on the posts sheet."),
            required=True,
            form="code",
            synonyms=("职务代码", "岗位编号"),
            example="P0101-1",
            max_length=40,
        ),
        _PERSON,
        Column(
            "began_on",
            says("任职日期", "Appointed on"),
            says("如 2022-04-15。", "Such as 2022-04-15."),
            kind="date",
            required=True,
            synonyms=("任职时间", "开始日期", "起始日期", "began on"),
            example="2022-04-15",
        ),
        Column(
            "ended_on",
            says("免职日期", "Ended on"),
            says("仍在任就空着。", "Empty while in office."),
            kind="date",
            synonyms=("免职时间", "离任日期", "结束日期"),
        ),
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
        _PERSON,
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
