"""What a program can do beside what a person can: each page and its operation, or why there is none.

A key is the name of a route, or the beginning of several with a star. A page without a row fails, so
that nobody adds a page and leaves programs behind without having said why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

API = "api-1:"


@dataclass(frozen=True)
class WhyNot:
    """The reason why a page has no operation."""

    reason: str


PERSONS = WhyNot(
    "People sign in here; a program comes with a token and has no password or passkey."
)
FOR_EYES = WhyNot("Words and colours for eyes; there is nothing to read or to change.")
KEYS = WhyNot("A token that could make tokens would outlive its scopes and its days.")
FIRST_PASSWORDS = WhyNot("A program that can give passwords can become anybody it may help.")
REASONS = WhyNot("A person gives a reason for each look at a private number; a program has none.")
OWN_EYES = WhyNot("One's own data, for oneself, after having said again who one is.")
JUDGED = WhyNot("Whether two records are one person is judged by a person who sees both.")
READ_BESIDE = WhyNot("What a report says is judged by a person who reads it beside the text.")
# Written down so that it can be counted: `grep -c LATER tests/shape/operations.py`.
LATER = WhyNot("The page is new, its operation follows.")

Twin = str | WhyNot
TWINS: Mapping[str, Twin] = {
    "account_*": PERSONS,
    "mfa_*": PERSONS,
    "socialaccount_*": PERSONS,
    "openid_connect_*": PERSONS,
    "dingtalk_*": PERSONS,
    "feishu_*": PERSONS,
    "weixin_*": PERSONS,
    "api_guide": FOR_EYES,
    "healthz": WhyNot("It is for programs already, and for those without a token."),
    "kit:gallery": FOR_EYES,
    "portal:demo": FOR_EYES,
    "portal:demo_enter": PERSONS,
    "portal:display": FOR_EYES,
    "portal:help": FOR_EYES,
    "portal:never": FOR_EYES,
    "portal:home": "get_my_unit",
    "portal:my": "get_my_unit",
    "portal:transfer*": WhyNot(
        "Members ask for their own membership to move, having read where it goes."
    ),
    "portal:start": FOR_EYES,
    "people:account": "get_me",
    "people:account_open": "open_account",
    "people:account_reset": FIRST_PASSWORDS,
    "people:factors_reset": FIRST_PASSWORDS,
    "people:own_*": OWN_EYES,
    "people:person_erase": WhyNot(
        "What cannot be undone is done by a person who has read what goes."
    ),
    "people:private": REASONS,
    "people:private_*": REASONS,
    "people:seat_end": "end_seat",
    "people:seat_grant": "grant_seat",
    "people:seats": "list_seats",
    "people:token*": KEYS,
    "people:unit_close": "close_unit",
    "people:unit_move": "move_unit",
    "registry:calendar*": WhyNot("A calendar is for programs already: iCal, by a secret address."),
    "registry:funds": "list_funds",
    "registry:intake": "get_intake",
    "registry:intake_apply": "apply_intake",
    "registry:headings_forget": "forget_headings",
    "registry:intake_doubts": JUDGED,
    "registry:intake_headings": "correct_headings",
    "registry:intake_progress": "get_intake",
    "registry:intake_rejects": "get_rejects",
    "registry:intake_rows": "list_intake_rows",
    "registry:intake_send": "send_intake",
    "registry:intake_undo": "undo_intake",
    "registry:intake_withdraw": "withdraw_intake",
    "registry:intakes": "list_intakes",
    "registry:memberships": "list_memberships",
    "registry:duplicate*": JUDGED,
    "registry:merge*": JUDGED,
    "registry:organisation": "get_organisation",
    "registry:organisations": "list_organisations",
    "registry:people": "list_people",
    "registry:person": "get_person",
    "registry:posts": "list_posts",
    "registry:template": "get_template",
    "registry:terms": "list_terms",
    "registry:transfer": "get_transfer",
    "registry:transfer_confirm": "confirm_transfer",
    "registry:transfer_decline": "decline_transfer",
    "registry:transfer_in": "ask_transfer_in",
    "registry:transfer_out": "ask_transfer_out",
    "registry:transfer_withdraw": "withdraw_transfer",
    "registry:transfers": "list_transfers",
    "registry:unit": "get_unit",
    "registry:units": "list_units",
    "registry:venues": "list_venues",
    "registry:workbook": "get_workbook",
    "registry:popolo": "get_popolo",
    "checkups:amendment": "get_amendment",
    "checkups:amendment_drop": "drop_amendment",
    "checkups:amendment_enforce": "enforce_amendment",
    "checkups:amendments": "list_amendments",
    "checkups:book_add": "draft_book",
    "checkups:book_withdraw": "draft_withdrawal",
    "checkups:checkup": "get_checkup",
    "checkups:checkups": "list_checkups",
    "checkups:differences": "list_differences",
    "checkups:finding": "get_finding",
    "checkups:finding_form": WhyNot("A form for a person to fill in; a program sends workbooks."),
    "checkups:finding_unwaive": "undo_waiver",
    "checkups:finding_waive": "waive_finding",
    "checkups:findings": "list_findings",
    "checkups:findings_of": "list_findings_of",
    "checkups:letter": "list_letters",
    "checkups:letter_take": "take_letter",
    "checkups:order": "order_checkup",
    "checkups:parameters": "draft_parameters",
    "checkups:rule": "get_rule",
    "checkups:rules": "list_rules",
    "hooks:drop": "drop_hook",
    "hooks:hook": "get_hook",
    "hooks:hooks": "list_hooks",
    "hooks:new": "keep_hook",
    "hooks:pause": "pause_hook",
    "hooks:resume": "resume_hook",
    "hooks:try": "try_hook",
    "burden:ledger": "list_burden",
    "burden:charges": "list_charges",
    "burden:charge": "get_charge",
    "burden:minutes": "tell_minutes",
    "burden:requests": "list_requests",
    "burden:request_new": "draft_request",
    "burden:request": "get_request",
    "burden:request_send": "send_request",
    "burden:request_remind": "remind_request",
    "burden:request_close": "close_request",
    "burden:answers": "list_answers",
    "burden:fill": "answer_request",
    "exemplars:practices": "list_exemplars",
    "exemplars:practice": "get_exemplar",
    "exemplars:exemplars": "list_exemplars",
    "exemplars:search": "search_exemplars",
    "exemplars:propose": "propose_exemplar",
    "exemplars:exemplar": "get_exemplar",
    "exemplars:review": "review_exemplar",
    "exemplars:publish": "publish_exemplar",
    "exemplars:withdraw": "withdraw_exemplar",
    "exemplars:adopt": "begin_adoption",
    "exemplars:adoption_end": "end_adoption",
    "supervision:documents": "list_documents",
    "supervision:document": "get_document",
    "supervision:document_new": "read_document",
    "supervision:document_accept": READ_BESIDE,
    "supervision:document_take": READ_BESIDE,
    "supervision:item*": READ_BESIDE,
    "supervision:meetings": "list_meetings",
    "supervision:meeting": "get_meeting",
    "supervision:meeting_new": "hold_meeting",
    "supervision:meeting_file": WhyNot("A calendar is for programs already: iCal."),
    "supervision:meeting_tasks": "draft_task",
    "supervision:minutes": "note_minutes",
    "supervision:decide": "decide_directive",
    "supervision:directive": "get_directive",
    "supervision:tasks": "list_tasks",
    "supervision:task": "get_task",
    "supervision:lead": "give_responsibility",
    "supervision:lead_each": "give_responsibility",
    "supervision:lead_end": "end_responsibility",
    "supervision:send": "send_task",
    "supervision:measure": "plan_measure",
    "supervision:evidence": "show_evidence",
    "supervision:relay_pass": "pass_on",
    "supervision:extension_ask": "ask_extension",
    "supervision:extension_decide": "decide_extension",
    "supervision:map": "get_map",
    "supervision:map_send": "send_task",
    "supervision:progress": "list_progress",
    "circulars:circulars": "list_circulars",
    "circulars:circular": "get_circular",
    "circulars:circular_new": "draft_circular",
    "circulars:circular_file": "get_circular_file",
    "circulars:circular_edit": WhyNot("The words of a document are a person's."),
    "circulars:circular_issue": WhyNot("Who issues a document has read it."),
    "circulars:circular_drop": WhyNot("Who throws a draft away has read it."),
    "circulars:circular_withdraw": WhyNot("Who withdraws a document has read it."),
    "circulars:figure": WhyNot(
        "The list is had as JSON by `?export=json`, under the same address."
    ),
    "circulars:verify": "verify_circular",
    "circulars:reports": WhyNot("A page of links to lists and documents that have operations."),
    "supervision:rectify": "send_rectification",
    "supervision:rectification_letters": "list_rectifications",
    "supervision:rectification_letter": "get_rectification",
    "supervision:rectification_withdraw": "withdraw_rectification",
    "supervision:finding_tasks": "list_finding_tasks",
    "supervision:verify": "verify_task",
    "supervision:task_correct": "correct_task",
    "supervision:meeting_correct": "correct_meeting",
    "supervision:inspections": "list_inspections",
    "supervision:inspection": "get_inspection",
    "supervision:inspection_new": "send_inspection",
    "supervision:sheet": "get_sheet",
    "supervision:sheet_answer": "answer_sheet",
    "needs:new": "file_complaint",
    "needs:receipt": "read_receipt",
    "needs:add": "add_words",
    "needs:mine*": WhyNot(
        "A program that may read them would know who complained; a code does not."
    ),
    "needs:inbox": "list_needs",
    "needs:need": "get_need",
    "needs:take": "take_need",
    "needs:answer": "answer_need",
    "needs:pass": "pass_need",
    "needs:tell": "tell_raiser",
    "needs:hand_receipt": "issue_receipt",
    "visits:visits": "list_visits",
    "visits:coverage": "list_coverage",
    "visits:new": "note_visit",
    "visits:send": "note_visit",
    "visits:pass": WhyNot("A browser's protection against forged forms; a token needs none."),
    "visits:worker": WhyNot("A script for the browser that keeps the form without a network."),
    "visits:visit": "get_visit",
    "visits:photo": WhyNot("A picture is looked at beside the visit it belongs to."),
    "workbench:home": "list_next_steps",
    "workbench:overview": "get_overview",
    "workbench:trail": "list_trail",
}


def problems(routes: Iterable[str], twins: Mapping[str, Twin]) -> list[str]:
    """Pages without a row, rows of operations that are none, and operations of no page."""
    routes = set(routes)
    operations = {name.removeprefix(API) for name in routes if name.startswith(API)}
    pages = {name for name in routes if not name.startswith(API)}
    named = {twin for twin in twins.values() if isinstance(twin, str)}
    bare = [name for name in sorted(pages) if not any(fnmatchcase(name, key) for key in twins)]
    return [
        *(f"`{name}` has no operation and no reason why not" for name in bare),
        *(f"`{name}` is no operation" for name in sorted(named - operations)),
        *(f"the operation `{name}` is no page's" for name in sorted(operations - named)),
    ]
