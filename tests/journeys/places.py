"""Where the gallery and the accessibility journey go, as whom; "{…}" is filled from the page's own links."""

import re

from playwright.sync_api import Page

# A name in braces stands for the first link of that shape on the list page before it.
_FIRST = {
    "unit": ("/units/", r"/units/\d+/$"),
    "organisation": ("/organisations/?q=", r"/organisations/\d+/$"),
    "person": ("/people/", r"/people/\d+/$"),
    "finding": ("/findings/", r"/findings/\d+/$"),
    "checkup": ("/checkups/", r"/checkups/\d+/$"),
    "rule": ("/rules/", r"/rules/[\w-]+/$"),
    "document": ("/documents/", r"/documents/\d+/$"),
    "meeting": ("/meetings/", r"/meetings/\d+/$"),
    "task": ("/tasks/", r"/tasks/\d+/$"),
    "circular": ("/circulars/?state=issued", r"/circulars/\d+/$"),
    "begun": ("/circulars/?state=draft", r"/circulars/\d+/$"),
    "need": ("/needs/", r"/needs/\d+/$"),
    "visit": ("/visits/", r"/visits/\d+/$"),
    "draft": ("/tasks/?state=draft", r"/tasks/\d+/$"),
    "verifiable": ("/tasks/?state=sent&origin=directive", r"/tasks/\d+/$"),
    "rectification": ("/tasks/?origin=finding", r"/tasks/\d+/$"),
    "letter": ("/rectify/letters/", r"/rectify/letters/\d+/$"),
    "inspection": ("/inspections/", r"/inspections/\d+/$"),
    "sheet": ("{inspection}", r"/sheets/\d+/$"),
    "charge": ("/burden/charges/", r"/burden/charges/\d+/$"),
    "request": ("/requests/", r"/requests/\d+/$"),
    "exemplar": ("/exemplars/", r"/exemplars/\d+/$"),
}
_PUBLIC = {
    "home": "/",
    "demo": "/demo/",
    "sign-in": "/sign-in/",
    "forgotten": "/sign-in/forgotten/",
    "help": "/help/",
    "never": "/help/never/",
    "practices": "/practices/",
    "complaint": "/voice/",
    "receipt": "/voice/receipt/",
    "kit": "/kit/",
    "api": "/api/",
    "missing": "/nowhere/",
    "verify": "/circulars/verify/",
}
_WORK = {
    "home": "/workbench/",
    "overview": "/workbench/overview/",
    "findings": "/findings/",
    "finding": "{finding}",
    "organisation": "{organisation}",
    "unit": "{unit}",
    "person": "{person}",
    "intakes": "/intakes/",
    "trail": "/workbench/trail/",
    "tasks": "/tasks/",
    "task": "{task}",
    "map": "/map/",
    "progress": "/progress/",
    "letters": "/rectify/letters/",
    "inspections": "/inspections/",
    "sheet": "{sheet}",
    "ledger": "/burden/",
    "charges": "/burden/charges/",
    "requests": "/requests/",
    "exemplars": "/exemplars/",
    "exemplar": "{exemplar}",
}
LISTS = {
    name: f"/{name}/"
    for name in (
        "units",
        "organisations",
        "terms",
        "posts",
        "people",
        "memberships",
        "funds",
        "venues",
    )
} | {
    # A past day, narrowed by choices.
    "vacancies": "/posts/?state=vacant&kind=trade_union&on=2022-06-30",
}
# The sample asks the units directly below; the officer's unit lies deeper.
_ASKED = {"charge": "{charge}", "request": "{request}"}
PLACES: dict[str, dict[str, str]] = {
    "nobody": _PUBLIC,
    "worker": {
        "home": "/",
        "my": "/my/",
        "my-needs": "/my/needs/",
        "account": "/account/",
        "data": "/account/data/",
        "tokens": "/account/tokens/",
        "token": "/account/tokens/new/",
        "two-step": "/two-step/",
        "display": "/help/",
        "refused": "/workbench/",
    },
    "officer": _WORK,
    "lead": {
        **_WORK,
        "seats": "/seats/",
        "grant": "/seats/grant/",
        "inbox": "/needs/?state=all",
        "coverage": "/visits/coverage/",
        **_ASKED,
    },
    "supervisor": {
        **_WORK,
        **_ASKED,
        **LISTS,
        "document": "{document}",
        "take-in": "/documents/new/",
        "meetings": "/meetings/",
        "meeting": "{meeting}",
        "draft": "{draft}",
        "lead-of-task": "{draft}lead/",
        "circulars": "/circulars/",
        "circular": "{circular}",
        "circular-begun": "{begun}edit/",
        "circular-issue": "{begun}issue/",
        "circular-new": "/circulars/new/?topic=rectification&unit=1&since=2026-09-30&day=2026-11-20",
        "figure": "/circulars/figures/terms.overdue/",
        "reports": "/reports/",
        "rectify": "/rectify/?theme=support",
        "rectification": "{rectification}",
        "letter": "{letter}",
        "letter-withdraw": "{letter}withdraw/",
        "verify": "{verifiable}verify/",
        "inspect": "/inspections/new/",
        "inspection": "{inspection}",
        "ask": "/requests/new/",
        "search": "/exemplars/search/",
        "propose": "/exemplars/propose/",
        "checkups": "/checkups/",
        "checkup": "{checkup}",
        "rules": "/rules/",
        "rule": "{rule}",
        "inbox": "/needs/?state=all",
        "need": "{need}",
        "visits": "/visits/",
        "visit": "{visit}",
        "visit-new": "/visits/new/",
        "coverage": "/visits/coverage/",
        "move": "{unit}move/",
        "close": "{unit}close/",
        "numbers": "{person}private/",
        "number": "{person}private/id_number/",
        "erase": "{person}erase/",
    },
}


def resolve(page: Page, address: str) -> str:
    """The address itself, or with the first record of its list put in for the braces."""
    found = re.match(r"\{(\w+)\}(.*)", address)
    if not found:
        return address
    listed, shape = _FIRST[found[1]]
    # Asked for as the same person, and not drawn: only a link is wanted of it.
    told = page.request.get(resolve(page, listed)).text()
    links = re.findall(r'<a\b[^>]* href="([^"]+)"', told.partition("<main")[2])
    first = next(link for link in links if re.search(shape, link))
    return first + found[2]
