"""What is barred, by which instrument, and by which words it is recognised.

The instruments, as read in November 2026:

《政务移动互联网应用程序规范化管理办法》 (国办函〔2026〕12号, 25 January 2026). Article 2 names mass organisations.
The five cases that must not occur are cited by their item; the press gives them word for word, the number of
their article was not verified. So they stand here as "item (二)" and not as an article.

《整治形式主义为基层减负若干规定》 (published by Xinhua on 6 August 2025). Its chapter on apps says the same of
check-ins, points and online time; the number of the article was not verified.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from qunqiao.kit.hant import to_hant

MEASURES = "《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）"
RULES_AGAINST_FORMALISM = "《整治形式主义为基层减负若干规定》"
REPEATED = f"{MEASURES}不得出现的情况之（一）；条号未核实"
FORCED_FUNCTIONS = (
    f"{MEASURES}不得出现的情况之（二），{RULES_AGAINST_FORMALISM}关于政务应用程序的规定；条号未核实"
)
FORCED_USE = f"{MEASURES}不得出现的情况之（三）；条号未核实"
ALIENATED = f"{MEASURES}不得出现的情况之（四）；条号未核实"
HOUSE = "design, section 8: nothing monitors how people use the platform"

# A name in code: whole words, with or without underscores between.
_NAME = r"(?<![a-z])(?:{})(?![a-z])"


@dataclass(frozen=True)
class Rule:
    """One thing the platform never does; ``zh`` and ``en`` are read in texts, ``name`` in code."""

    key: str
    cites: str
    zh: str
    en: str
    name: str

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """The words in simplified and in traditional characters, and in English."""
        return re.compile(f"{self.zh}|{to_hant(self.zh)}|{self.en}", re.IGNORECASE)

    def in_text(self, text: str) -> bool:
        """Whether a text that people read speaks of it, in any of the three languages."""
        return bool(self._words.search(text))

    def in_name(self, name: str) -> bool:
        """Whether a route, table, field, setting or script names it."""
        return bool(re.search(_NAME.format(self.name), name.lower()))


RULES = (
    Rule(
        "check-in",
        FORCED_FUNCTIONS,
        "打卡|签到",
        r"\bcheck(?:ed|ing)?[- ]ins?\b(?! person)|\bclock(?:ing)?[- ](?:in|out)\b|\battendance streak",
        r"check_?-?ins?|clock_?-?(?:in|out)s?|sign_?-?in_?days|streaks?",
    ),
    Rule(
        "points",
        FORCED_FUNCTIONS,
        "积分|加分项|扣分",
        r"\b(?:bonus|reward|activity|loyalty) points?\b|\bpoints? (?:earned|ranking|system|table)",
        r"points|bonus_?points?|badges?|rewards?",
    ),
    Rule(
        "online time",
        FORCED_FUNCTIONS,
        "在线时长|学习时长|登录次数|活跃度|活跃用户",
        r"\btime (?:spent )?online\b|\bonline time\b|\bactive users?\b|\blearning time\b|\blogin count",
        r"online_?-?time|last_?-?seen|last_?-?login|login_?-?counts?|active_?-?days|study_?-?time",
    ),
    Rule(
        "ranking",
        FORCED_FUNCTIONS,
        "排名|排行|榜单|光荣榜|红黑榜|末位",
        r"\branking|\branked\b|\bleader ?boards?\b|\btop ten\b|\bbottom ten\b",
        r"rankings?|leader_?-?boards?|activity_?-?rank|top_?-?lists?",
    ),
    Rule(
        "likes for assessment",
        ALIENATED,
        "点赞|转发量|阅读量|投票数",
        r"\blikes\b|\bupvotes?\b|\bpage ?views?\b|\bforwards received",
        r"likes?|upvotes?|share_?-?counts?|view_?-?counts?|forward_?-?counts?",
    ),
    Rule(
        "compulsory photo",
        ALIENATED,
        "(?:必须|须|应当|应)(?:上传|附|拍)(?:照片|图片|视频|截图)|拍照留痕|工作照",
        r"\bphotos? (?:is|are) (?:required|compulsory)|\bmust (?:upload|attach|take) (?:a )?photo",
        r"required_?-?photos?|proof_?-?photos?|selfies?",
    ),
    Rule(
        "forced installation",
        FORCED_USE,
        "(?:下载|安装)(?:应用|客户端|APP|App|app)|安装率|使用率|激活率",
        r"\b(?:install|download)(?:ing|ed)? (?:an? |our |the |any )?app(?:lication)?s?\b|\badoption rate",
        r"install_?-?rates?|adoption_?-?rates?|before_?install_?prompt",
    ),
    Rule(
        "forced use",
        FORCED_USE,
        "定期登录|强制登录|每天登录|每日登录|必须登录",
        r"\blog ?in (?:every|each) (?:day|week)|\bdaily log ?in|\bmust log ?in regularly",
        r"daily_?-?logins?|login_?-?duty",
    ),
    Rule(
        "reminders beyond one",
        REPEATED,
        "再次提醒|反复提醒|每天提醒|每日提醒|连续提醒|催办|催报|第二次提醒",
        r"\bremind(?:ed)? (?:again|daily|every)|\bsecond reminder|\breminders\b",
        r"reminders?|remind_?-?counts?|nags?|second_?-?reminded",
    ),
    Rule(
        "position",
        ALIENATED,
        "轨迹|实时定位|地理位置|定位打卡",
        r"\bgps\b|\bgeolocation|\byour location\b|\blive location",
        r"geolocation|latitude|longitude|gps|exif|tracks|get_?current_?position|watch_?position",
    ),
    Rule(
        "usage analytics",
        HOUSE,
        "访问统计|浏览量统计|用户行为|埋点",
        r"\busage (?:statistics|analytics|tracking)|\buser behaviou?r\b",
        r"analytics|page_?-?views?|user_?-?agents?|ip_?-?address(?:es)?|gtag|matomo|umami|hm\.baidu|send_?beacon",
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
