"""How reports and those who copy from them write: words and marks to be recognised, not to be shown."""

import re

from qunqiao.supervision.models import Meeting

DAY = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")
NUMBER = re.compile(r"\d+")
COUNTING = re.compile(r"(?:等)?\s*(?:共计|共計|共|约|約)*\s*$")
CLAUSE_ENDS = re.compile("[，。；：、,;]")
STOPS = "。."
# A title within a title has the smaller marks.
WITHIN_TITLE = str.maketrans("《》", "〈〉")
MARKS = "，。；：、,; "
# A role, the number invited if it is known, and the number present.
PRESENCE = re.compile(
    r"^(?P<role>.+?)[\s,，:：]+(?:(?P<invited>\d{1,6})\s*[/／]\s*)?(?P<present>\d{1,6})\s*人?$"
)
# Words, simplified and traditional, and the kind of meeting they mean.
KINDS = (
    (("座谈", "座談"), Meeting.Kind.SYMPOSIUM),
    (("常委",), Meeting.Kind.STANDING),
    (("全委", "全体", "全體", "大会", "大會"), Meeting.Kind.PLENARY),
    (("传达", "傳達", "学习", "學習"), Meeting.Kind.RELAY),
    (("推进", "推進", "部署", "动员", "動員"), Meeting.Kind.ROLLOUT),
    (("例会", "例會", "办公", "辦公", "工作会", "工作會"), Meeting.Kind.OFFICE),
)
