"""The sheets of office: posts, and who is appointed to them."""

from qunqiao_engines.sheets.columns import Column, SheetLayout, says
from qunqiao_engines.sheets.layout_organisations import ORGANISATION_CODE
from qunqiao_engines.sheets.layout_people import PERSON
from qunqiao_engines.sheets.vocabulary import FULL_TIME, POST_BODIES, POST_TITLES

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
        PERSON,
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
