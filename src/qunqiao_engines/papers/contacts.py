"""Ways to reach the publisher: telephones, e-mail, Weibo, WeChat and labelled addresses."""

import re
from typing import Final

from qunqiao_engines.papers.results import Contact, ContactKind
from qunqiao_engines.papers.segments import Manuscript

_EMAIL: Final = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
_URL: Final = re.compile(r"(?:https?://|www\.)[A-Za-z0-9./?=&%_:#~+-]{3,200}")
_PHONE: Final = re.compile(
    r"(?<![\d-])(?:0\d{2,3}[- ]?\d{7,8}(?:[-转]\d{1,5})?|1[3-9]\d{9}|400-?\d{3}-?\d{4}|[2-8]\d{6,7}|12\d{3})(?![\d-])"
)
_PHONE_LABEL: Final = re.compile(r"电话|热线|手机|传真|联系|咨询|监督|举报|Tel", re.IGNORECASE)
_SURE: Final = re.compile(r"0\d{2,3}-\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}")
_WECHAT: Final = re.compile(
    r"(?:微信公众号|公众号|微信号|微信)[ ：:“(（]*(?P<value>[A-Za-z][A-Za-z0-9_-]{4,30}|(?<=“)[^”\n]{2,20})"
)
_WEIBO: Final = re.compile(r"(?:微博|微网志)[ ：:]*(?P<value>@[A-Za-z0-9_\u4e00-\u9fff-]{2,30})")
_URL_LABEL: Final = re.compile(r"网址|官网|网站|主页|链接|投稿|平台|门户|登录")
_LABEL_REACH: Final = 16


def contacts(manuscript: Manuscript) -> tuple[Contact, ...]:
    """Contacts in order. A number needs a label or an unmistakable form; an address needs a label."""
    plain, found = manuscript.plain, []

    def keep(kind: ContactKind, start: int, end: int, cue: str) -> None:
        found.append(Contact(kind, manuscript.text[start:end], start, cue))

    for match in _EMAIL.finditer(plain):
        keep("email", match.start(), match.end(), "form of an e-mail address")
    for match in _PHONE.finditer(plain):
        label = _PHONE_LABEL.search(plain, max(0, match.start() - _LABEL_REACH), match.start())
        if label or _SURE.fullmatch(match.group()):
            keep(
                "phone",
                match.start(),
                match.end(),
                label.group() if label else "form of a telephone number",
            )
    for match in _WECHAT.finditer(plain):
        keep("wechat", match.start("value"), match.end("value"), "微信")
    for match in _WEIBO.finditer(plain):
        keep("weibo", match.start("value"), match.end("value"), "微博")
    for match in _URL.finditer(plain):
        weibo = "weibo." in match.group()
        label = _URL_LABEL.search(plain, max(0, match.start() - _LABEL_REACH), match.start())
        if weibo or label:
            kind: ContactKind = "weibo" if weibo else "url"
            keep(kind, match.start(), match.end(), label.group() if label else "address at Weibo")
    return tuple(sorted(found, key=lambda contact: contact.at))
