"""The verbs that give somebody the word: 强调，  提出三点要求：  某某要求各单位抓落实."""

import re
from typing import Final

from qunqiao_engines.papers.lexicon import SAYS, TITLES

_SAYS: Final = "|".join(sorted(SAYS, key=len, reverse=True))
# 强调，  提出三点希望。  从三个方面作了部署：
OPENS: Final = re.compile(
    rf"(?:{_SAYS})(?:道|了)?(?:，|：)"
    r"|(?:强调|提出|明确|布置|部署)了[^，。：；]{2,24}："
    r"|(?:寄语|勉励|希望|要求|号召|嘱咐|叮嘱|告诫)[^，。：；、的]{2,16}："
    r"|(?:提出|提|作出|(?<![工合协操动写创])作|做|讲)了?[^，。：；、的]{0,10}(?<!新)(?:要求|希望|意见|建议|部署|安排)(?:，|：|。)"
    r"|(?:(?<![工合协操动写创])作|做|发表)了?[^，。：；、的]{0,10}讲话："
)
# 某某要求各单位…: no mark, but the subject stands right before.
PLAIN_VERB: Final = re.compile(
    rf"(?:同志|{'|'.join(TITLES)})?(?:还|又|最后|同时|特别)?(?:强调|要求|指出|希望|号召|认为|勉励)(?=[^，：。的和、])"
)
# 他希望各单位…, 会议号召全团…: the same of those who have no name.
SHORT: Final = re.compile(
    r"(?:(?<=[，。；！\n ])|^)(?:同时，?|最后，?|并)?(?P<who>[他她]|会议|大会|全会)(?:还|又|最后|同时)?(?P<verb>强调|要求|希望|号召|认为|指出|勉励)(?=[^，：。的和、])",
    re.MULTILINE,
)
# 某某肯定了成绩，希望各单位…: the subject opens the sentence.
LATER: Final = re.compile(
    r"，(?:并|同时|还)?(?P<verb>希望|要求|勉励|号召|强调)(?=[^，：。的和、是][^，：。]{3,})"
)
NO_SPEECH: Final = re.compile(
    r"(?:应该|可以|也就是|换句话|换言之|比方|比如|一般来|总的来|就是|听|据|的)$"
)
