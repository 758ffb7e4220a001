"""The words officers use for each stored code: Chinese label, English label, then synonyms."""

UNIT_KINDS = {
    "organ": ("机关", "Organ", "党政机关", "行政机关", "行政"),
    "institution": ("事业单位", "Institution", "事业"),
    "enterprise": ("企业", "Enterprise", "国有企业", "公司"),
    "social": ("社会组织", "Social organisation", "社会团体", "社团"),
}

ORGANISATION_KINDS = {
    "trade_union": ("工会", "Trade union", "工会组织"),
    "youth_league": ("共青团", "Youth League", "共青团组织", "团组织"),
    "womens_committee": ("妇委会", "Women's committee", "妇女委员会", "妇女组织", "妇委"),
    "other": ("其他", "Other", "其它"),
}

TIERS = {
    "branch": ("支部", "Branch", "团支部", "支部委员会"),
    "general_branch": ("总支部", "General branch", "总支", "团总支", "总支部委员会"),
    "committee": ("委员会", "Committee", "基层委员会", "团委", "工会委员会"),
    "joint": ("联合委员会", "Joint committee", "联合", "联合工会", "联合工会委员会"),
}

POST_BODIES = {
    "committee": ("委员会", "Committee", "工会委员会", "团委", "妇委会"),
    "audit": ("经费审查委员会", "Audit committee", "经审委", "经审会", "经审委员会"),
    "women": (
        "女职工委员会",
        "Women workers' committee",
        "女职委",
        "女工委",
        "女职工委",
        "女工委员会",
    ),
}

POST_TITLES = {
    "chair": ("主席", "Chair", "主任", "工会主席", "chairperson"),
    "deputy_chair": ("副主席", "Deputy chair", "副主任", "工会副主席", "vice chair"),
    "secretary": ("书记", "Secretary", "团委书记", "支部书记"),
    "deputy_secretary": ("副书记", "Deputy secretary", "团委副书记"),
    "standing_member": ("常务委员", "Standing member", "常委"),
    "member": ("委员", "Member"),
    "organiser": ("组织员", "Organiser"),
}

# 1 and 2 are the codes of GB/T 2261.1.
SEXES = {
    "male": ("男", "Male", "M", "男性", "1"),
    "female": ("女", "Female", "F", "女性", "2"),
}

VENUE_KINDS = {
    "office": ("办公用房", "Office", "办公室", "办公场所"),
    "activity_room": ("活动室", "Activity room", "活动场所"),
    "staff_home": ("职工之家", "Staff home", "职工小家"),
    "gym": ("健身场所", "Gym", "健身房", "体育场馆"),
    "reading_room": ("图书阅览室", "Reading room", "阅览室", "图书室", "职工书屋"),
    "mothers_room": ("母婴室", "Mothers' room", "母婴关爱室", "妈咪小屋", "爱心母婴室"),
    "other": ("其他", "Other", "其它"),
}

# Headings under which clerks write a unit's or an organisation's name where its code is asked for.
UNIT_NAMED = (
    "单位",
    "单位名称",
    "单位全称",
    "单位简称",
    "所在单位",
    "所在单位名称",
    "所属单位",
    "工作单位",
    "unit",
    "unit name",
    "employer",
)
PARENT_NAMED = (
    "上级单位",
    "上级单位名称",
    "上级",
    "主管单位",
    "隶属单位",
    "parent",
    "parent unit",
)
ORGANISATION_NAMED = (
    "组织",
    "组织名称",
    "群团组织",
    "群团组织名称",
    "所属组织",
    "所在组织",
    "工会名称",
    "所属工会",
    "所在工会",
    "团组织名称",
    "妇委会名称",
    "organisation",
    "organisation name",
    "union",
)
PERSON_NAMED = ("姓名", "职工姓名", "会员姓名", "任职人员", "人员", "name", "full name", "person")

HAS = {"true": ("有", "Yes"), "false": ("无", "No")}
IS_SHARED = {
    "true": ("是", "Yes", "共用", "合用", "共享"),
    "false": ("否", "No", "独用", "专用", "独立"),
}
FULL_TIME = {
    "true": ("专职", "Full-time", "全职", "full time"),
    "false": ("兼职", "Part-time", "part time"),
}

# Accepted in every yes-or-no column, whatever its own words are.
YES = ("是", "有", "y", "yes", "true", "t", "1", "√", "✓", "✔", "☑", "对", "已建", "已有", "on")
NO = ("否", "无", "n", "no", "false", "f", "0", "×", "✗", "✘", "没有", "未建", "不是", "off")
