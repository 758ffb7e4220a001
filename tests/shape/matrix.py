"""The permission matrix: what each member of the cast is answered on each route.

A key is the name of a route. A second row for the same route, for another method say,
adds a word to it: `"voice:need post"`. The interface for machines (`api-1:`) is asked with a token of the
person that has every scope, and given its `data` as JSON.
"""

from __future__ import annotations

from tests.shape.matrix_burden import BURDEN
from tests.shape.matrix_circulars import CIRCULARS
from tests.shape.matrix_exemplars import EXEMPLARS
from tests.shape.matrix_needs import NEEDS
from tests.shape.matrix_supervision import SUPERVISION
from tests.shape.matrix_visits import VISITS
from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
MATRIX: dict[str, Row] = {
    "portal:demo": Row(200, 200, 200, 200, 200, 200),
    "portal:demo_enter post": Row(404, 404, 404, 404, 404, 404, method="post"),
    "portal:display post": Row(302, 302, 302, 302, 302, 302, method="post"),
    "portal:help": Row(200, 200, 200, 200, 200, 200),
    "portal:never": Row(200, 200, 200, 200, 200, 200),
    "portal:home": Row(200, 200, 200, 200, 200, 200),
    "portal:my": Row(302, 200, 200, 200, 200, 200),
    "portal:transfer": Row(302, 200, 404, 404, 404, 404, kwargs="own membership"),
    "portal:transfer post": Row(302, 422, 404, 404, 404, 404, "post", "own membership"),
    "portal:transfer_withdraw post": Row(302, 302, 404, 404, 404, 404, "post", "own transfer"),
    "portal:start": Row(302, 302, 302, 302, 302, 302),
    "healthz": Row(200, 200, 200, 200, 200, 200),
    "account_change_password": Row(302, 302, 302, 302, 302, 302),
    "account_change_password post": Row(302, 302, 302, 302, 302, 302, method="post"),
    "account_inactive": Row(200, 200, 200, 200, 200, 200),
    "account_login": Row(200, 302, 302, 302, 302, 302),
    "account_login post": Row(200, 302, 302, 302, 302, 302, method="post"),
    "account_logout": Row(302, 200, 200, 200, 200, 200),
    "account_logout post": Row(302, 302, 302, 302, 302, 302, method="post"),
    "account_reauthenticate": Row(302, 403, 403, 403, 403, 403),
    "account_reauthenticate post": Row(302, 403, 403, 403, 403, 403, method="post"),
    "account_reset_password": Row(200, 200, 200, 200, 200, 200),
    "account_set_password": Row(302, 200, 200, 200, 200, 200),
    "account_set_password post": Row(302, 200, 200, 200, 200, 200, method="post"),
    "account_signup": Row(200, 200, 200, 200, 200, 200),
    "mfa_activate_totp": Row(302, 200, 200, 200, 200, 200),
    "mfa_activate_totp post": Row(302, 200, 200, 200, 200, 200, method="post"),
    "mfa_add_webauthn": Row(302, 200, 200, 200, 200, 200),
    "mfa_add_webauthn post": Row(302, 200, 200, 200, 200, 200, method="post"),
    "mfa_authenticate": Row(302, 302, 302, 302, 302, 302),
    "mfa_authenticate post": Row(302, 302, 302, 302, 302, 302, method="post"),
    "mfa_deactivate_totp": Row(302, 404, 404, 404, 404, 404),
    "mfa_deactivate_totp post": Row(302, 404, 404, 404, 404, 404, method="post"),
    "mfa_download_recovery_codes": Row(302, 404, 404, 404, 404, 404),
    "mfa_download_recovery_codes post": Row(302, 404, 404, 404, 404, 404, method="post"),
    "mfa_edit_webauthn": Row(302, 404, 404, 404, 404, 404, kwargs={"pk": 1}),
    "mfa_edit_webauthn post": Row(302, 404, 404, 404, 404, 404, method="post", kwargs={"pk": 1}),
    "mfa_generate_recovery_codes": Row(302, 200, 200, 200, 200, 200),
    "mfa_generate_recovery_codes post": Row(302, 200, 200, 200, 200, 200, method="post"),
    "mfa_index": Row(302, 200, 200, 200, 200, 200),
    "mfa_list_webauthn": Row(302, 200, 200, 200, 200, 200),
    "mfa_login_webauthn": Row(302, 302, 302, 302, 302, 302),
    "mfa_login_webauthn post": Row(302, 302, 302, 302, 302, 302, method="post"),
    "mfa_reauthenticate": Row(302, 403, 403, 403, 403, 403),
    "mfa_reauthenticate post": Row(302, 403, 403, 403, 403, 403, method="post"),
    "mfa_reauthenticate_webauthn": Row(302, 403, 403, 403, 403, 403),
    "mfa_reauthenticate_webauthn post": Row(302, 403, 403, 403, 403, 403, method="post"),
    "mfa_remove_webauthn": Row(302, 404, 404, 404, 404, 404, kwargs={"pk": 1}),
    "mfa_remove_webauthn post": Row(302, 404, 404, 404, 404, 404, method="post", kwargs={"pk": 1}),
    "mfa_view_recovery_codes": Row(302, 404, 404, 404, 404, 404),
    "socialaccount_connections": Row(302, 200, 200, 200, 200, 200),
    "socialaccount_connections post": Row(302, 200, 200, 200, 200, 200, method="post"),
    "socialaccount_login_cancelled": Row(200, 200, 200, 200, 200, 200),
    "socialaccount_login_error": Row(401, 401, 401, 401, 401, 401),
    "socialaccount_signup": Row(200, 200, 200, 200, 200, 200),
    "openid_connect_callback": Row(404, 404, 404, 404, 404, 404, kwargs={"provider_id": "none"}),
    "openid_connect_callback post": Row(
        404, 404, 404, 404, 404, 404, method="post", kwargs={"provider_id": "none"}
    ),
    "openid_connect_login": Row(404, 404, 404, 404, 404, 404, kwargs={"provider_id": "none"}),
    "openid_connect_login post": Row(
        404, 404, 404, 404, 404, 404, method="post", kwargs={"provider_id": "none"}
    ),
    "dingtalk_login": Row(404, 404, 404, 404, 404, 404),
    "dingtalk_callback": Row(404, 404, 404, 404, 404, 404),
    "feishu_login": Row(404, 404, 404, 404, 404, 404),
    "feishu_callback": Row(404, 404, 404, 404, 404, 404),
    "weixin_login": Row(404, 404, 404, 404, 404, 404),
    "weixin_callback": Row(404, 404, 404, 404, 404, 404),
    "people:account": Row(302, 200, 200, 200, 200, 200),
    "people:account_open": Row(302, 404, 404, 403, 302, 302, kwargs="person"),
    "people:account_open post": Row(302, 404, 404, 403, 302, 302, method="post", kwargs="person"),
    "people:account_reset": Row(302, 404, 404, 200, 200, 200, kwargs="person"),
    "people:account_reset post": Row(302, 404, 404, 200, 200, 200, method="post", kwargs="person"),
    "people:factors_reset": Row(302, 404, 404, 403, 200, 200, kwargs="person"),
    "people:factors_reset post": Row(
        302, 404, 404, 403, 302, 302, method="post", kwargs="person with factors"
    ),
    "people:own_copy": Row(302, 200, 200, 200, 200, 200),
    "people:own_data": Row(302, 200, 200, 200, 200, 200),
    "people:own_number post": Row(302, 200, 404, 404, 404, 404, method="post", kwargs="own number"),
    "people:person_erase": Row(302, 404, 404, 403, 403, 200, kwargs="person"),
    "people:person_erase post": Row(
        302, 404, 404, 403, 403, 302, method="post", kwargs="leaver", data="erase"
    ),
    "people:private": Row(302, 404, 404, 200, 200, 200, kwargs="person"),
    "people:private_keep": Row(302, 404, 404, 200, 200, 200, kwargs="no number"),
    "people:private_keep post": Row(
        302, 404, 404, 302, 302, 302, method="post", kwargs="no number", data="typed number"
    ),
    "people:private_read": Row(302, 404, 404, 200, 200, 200, kwargs="number"),
    "people:private_read post": Row(
        302, 404, 404, 200, 200, 200, method="post", kwargs="number", data="reading"
    ),
    "people:private_remove": Row(302, 404, 404, 200, 200, 200, kwargs="number"),
    "people:private_remove post": Row(302, 404, 404, 302, 302, 302, method="post", kwargs="number"),
    "people:seat_end": Row(302, 404, 404, 404, 200, 200, kwargs="seat"),
    "people:seat_end post": Row(
        302, 404, 404, 404, 302, 302, method="post", kwargs="seat", data="seat end"
    ),
    "people:seat_grant": Row(302, 403, 403, 403, 200, 200),
    "people:seat_grant post": Row(302, 403, 403, 403, 302, 302, method="post", data="seat grant"),
    "people:seats": Row(302, 403, 403, 403, 200, 200),
    "people:token_issue": Row(302, 200, 200, 200, 200, 200),
    "people:token_issue post": Row(302, 200, 200, 200, 200, 200, "post", data="token"),
    "people:token_revoke": Row(302, 404, 404, 200, 404, 404, kwargs="token of officer"),
    "people:token_revoke post": Row(
        302, 404, 404, 302, 404, 404, "post", kwargs="token of officer"
    ),
    "people:tokens": Row(302, 200, 200, 200, 200, 200),
    "people:unit_close": Row(302, 404, 404, 403, 403, 200, kwargs="unit"),
    "people:unit_close post": Row(
        302, 404, 404, 403, 403, 302, method="post", kwargs="leaf", data="close"
    ),
    "people:unit_move": Row(302, 404, 404, 403, 403, 200, kwargs="unit"),
    "people:unit_move post": Row(
        302, 404, 404, 403, 403, 302, method="post", kwargs="unit", data="to south"
    ),
    "registry:calendar": Row(302, 403, 200, 200, 200, 200),
    "registry:calendar post": Row(302, 403, 200, 200, 200, 200, method="post"),
    "registry:calendar_file": Row(302, 403, 200, 200, 200, 200),
    "registry:calendar_feed": Row(404, 404, 404, 404, 404, 404, kwargs={"secret": "qq_none"}),
    "registry:duplicate": Row(302, 403, 403, 403, 200, 200, kwargs="pair"),
    "registry:duplicate across units": Row(
        302, 403, 403, 403, 404, 200, kwargs="pair across units"
    ),
    "registry:duplicate post": Row(302, 403, 403, 403, 200, 200, "post", "pair", {"kept": "one"}),
    "registry:duplicate post across units": Row(
        302, 403, 403, 403, 404, 200, "post", "pair across units", {"kept": "one", "unit": "one"}
    ),
    "registry:duplicate_by_hand": Row(302, 403, 403, 403, 200, 200),
    "registry:duplicate_by_hand post": Row(302, 403, 403, 403, 422, 422, method="post"),
    "registry:duplicate_reject post": Row(
        302, 403, 403, 403, 302, 302, method="post", kwargs="pair"
    ),
    "registry:duplicate_reject across units": Row(
        302, 403, 403, 403, 404, 302, method="post", kwargs="pair across units"
    ),
    "registry:duplicates": Row(302, 403, 403, 403, 200, 200),
    "registry:duplicates_find post": Row(302, 403, 403, 403, 302, 302, method="post"),
    "registry:merge": Row(302, 403, 403, 403, 200, 200, kwargs="merge"),
    "registry:merge across units": Row(302, 403, 403, 403, 404, 200, kwargs="merge across units"),
    "registry:merge_undo post": Row(302, 403, 403, 403, 302, 302, method="post", kwargs="merge"),
    "registry:merge_undo across units": Row(
        302, 403, 403, 403, 404, 302, method="post", kwargs="merge across units"
    ),
    "registry:funds": Row(302, 403, 200, 200, 200, 200),
    "registry:intake": Row(302, 404, 404, 200, 404, 200, kwargs="intake"),
    "registry:intake_apply post": Row(302, 404, 404, 409, 404, 403, method="post", kwargs="intake"),
    "registry:headings_forget post": Row(302, 403, 302, 302, 302, 302, method="post"),
    "registry:intake_headings": Row(302, 404, 404, 200, 404, 403, kwargs="intake"),
    "registry:intake_headings post": Row(
        302, 404, 404, 302, 404, 403, method="post", kwargs="intake"
    ),
    "registry:intake_doubts": Row(302, 404, 404, 200, 404, 403, kwargs="intake"),
    "registry:intake_doubts post": Row(
        302, 404, 404, 302, 404, 403, method="post", kwargs="intake"
    ),
    "registry:intake_undo": Row(302, 404, 404, 200, 404, 200, kwargs="intake applied"),
    "registry:intake_undo post": Row(
        302, 404, 404, 409, 404, 409, method="post", kwargs="intake applied"
    ),
    "registry:intake_progress": Row(302, 404, 404, 200, 404, 200, kwargs="intake reading"),
    "registry:intake_rejects": Row(302, 404, 404, 404, 404, 404, kwargs="intake"),
    "registry:intake_rows": Row(302, 404, 404, 200, 404, 200, kwargs="intake"),
    "registry:intake_send post": Row(302, 403, 302, 302, 302, 302, method="post", data="workbook"),
    "registry:intake_withdraw post": Row(
        302, 404, 404, 302, 404, 403, method="post", kwargs="intake"
    ),
    "registry:intakes": Row(302, 403, 200, 200, 200, 200),
    "registry:memberships": Row(302, 403, 200, 200, 200, 200),
    "registry:organisation": Row(302, 403, 404, 200, 200, 200, kwargs="organisation"),
    "registry:organisations": Row(302, 403, 200, 200, 200, 200),
    "registry:people": Row(302, 403, 200, 200, 200, 200),
    "registry:person": Row(302, 403, 404, 200, 200, 200, kwargs="person"),
    "registry:posts": Row(302, 403, 200, 200, 200, 200),
    "registry:template": Row(302, 403, 200, 200, 200, 200),
    "registry:terms": Row(302, 403, 200, 200, 200, 200),
    "registry:transfer": Row(302, 403, 200, 200, 200, 200, kwargs="transfer"),
    "registry:transfer of others": Row(302, 403, 404, 200, 200, 200, kwargs="transfer of others"),
    "registry:transfer_confirm post": Row(
        302, 403, 302, 403, 403, 403, method="post", kwargs="transfer", data="transfer day"
    ),
    "registry:transfer_confirm of others": Row(
        302, 403, 404, 302, 302, 403, "post", "transfer of others", "transfer day"
    ),
    "registry:transfer_decline post": Row(
        302, 403, 302, 403, 403, 403, method="post", kwargs="transfer", data={"reason": "查无此人"}
    ),
    "registry:transfer_decline of others": Row(
        302, 403, 404, 302, 302, 403, "post", "transfer of others", {"reason": "查无此人"}
    ),
    "registry:transfer_in": Row(302, 403, 404, 200, 200, 200, kwargs="organisation"),
    "registry:transfer_in post": Row(
        302, 403, 404, 422, 422, 422, method="post", kwargs="organisation"
    ),
    "registry:transfer_out": Row(302, 403, 404, 200, 200, 200, kwargs="organisation"),
    "registry:transfer_out post": Row(
        302, 403, 404, 422, 422, 422, method="post", kwargs="organisation"
    ),
    "registry:transfer_withdraw post": Row(
        302, 403, 403, 302, 302, 403, method="post", kwargs="transfer"
    ),
    "registry:transfer_withdraw of others": Row(
        302, 403, 404, 302, 302, 403, method="post", kwargs="transfer of others"
    ),
    "registry:transfers": Row(302, 403, 200, 200, 200, 200),
    "registry:unit": Row(302, 403, 404, 200, 200, 200, kwargs="unit"),
    "registry:units": Row(302, 403, 200, 200, 200, 200),
    "registry:venues": Row(302, 403, 200, 200, 200, 200),
    "registry:workbook": Row(302, 403, 200, 200, 200, 200),
    "registry:popolo": Row(302, 403, 200, 200, 200, 200),
    "api_guide": Row(200, 200, 200, 200, 200, 200),
    "api-1:apply_intake": Row(401, 404, 404, 409, 404, 403, "post", "intake"),
    "api-1:close_unit": Row(401, 404, 404, 403, 403, 200, "post", "leaf", "close"),
    "api-1:drop_hook": Row(401, 403, 403, 403, 200, 404, "post", "lead's hook"),
    "api-1:end_seat": Row(401, 404, 404, 404, 200, 200, "post", "seat"),
    "api-1:get_checkup": Row(401, 403, 200, 200, 200, 200, kwargs="checkup"),
    "api-1:get_finding": Row(401, 403, 404, 200, 200, 200, kwargs="finding"),
    "api-1:get_hook": Row(401, 403, 403, 403, 200, 404, kwargs="lead's hook"),
    "api-1:get_intake": Row(401, 403, 404, 200, 404, 200, kwargs="intake"),
    "api-1:get_me": Row(401, 200, 200, 200, 200, 200),
    "api-1:get_my_unit": Row(401, 200, 200, 200, 200, 200),
    "api-1:get_organisation": Row(401, 403, 404, 200, 200, 200, kwargs="organisation"),
    "api-1:get_overview": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_person": Row(401, 403, 404, 200, 200, 200, kwargs="person"),
    "api-1:get_rejects": Row(401, 403, 404, 404, 404, 404, kwargs="intake"),
    "api-1:get_rule": Row(401, 403, 200, 200, 200, 200, kwargs={"rule_id": "union-term-expired"}),
    "api-1:get_template": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_unit": Row(401, 403, 404, 200, 200, 200, kwargs="unit"),
    "api-1:grant_seat": Row(401, 404, 404, 403, 201, 201, "post", data="grant by id"),
    "api-1:keep_hook": Row(401, 403, 403, 403, 422, 422, "post", data="hook inside"),
    "api-1:waive_finding": Row(
        401, 403, 404, 403, 403, 200, "post", kwargs="finding", data="waiver"
    ),
    "api-1:undo_waiver": Row(401, 403, 404, 403, 403, 200, "post", kwargs="waived"),
    "api-1:list_differences": Row(
        401, 403, 404, 404, 404, 404, kwargs={"before_id": 1, "after_id": 2}
    ),
    "api-1:list_letters": Row(401, 403, 200, 200, 200, 200),
    "api-1:take_letter": Row(401, 403, 404, 200, 200, 200, "post", kwargs="letter"),
    "api-1:list_amendments": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_amendment": Row(401, 403, 200, 200, 200, 200, kwargs="amendment"),
    "api-1:draft_parameters": Row(
        401, 403, 403, 403, 403, 201, "post", kwargs="rule", data="values"
    ),
    "api-1:draft_book": Row(401, 403, 403, 403, 403, 422, "post", data="no book"),
    "api-1:draft_withdrawal": Row(
        401, 403, 403, 403, 403, 201, "post", kwargs="own book", data="why"
    ),
    "api-1:enforce_amendment": Row(401, 403, 403, 403, 403, 200, "post", kwargs="amendment"),
    "api-1:drop_amendment": Row(401, 403, 403, 403, 403, 200, "post", kwargs="amendment"),
    "api-1:list_checkups": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_findings": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_findings_of": Row(401, 403, 404, 200, 200, 200, kwargs="organisation findings"),
    "api-1:list_funds": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_hooks": Row(401, 403, 403, 403, 200, 200),
    "api-1:list_intake_rows": Row(401, 403, 404, 200, 404, 200, kwargs="intake"),
    "api-1:list_intakes": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_memberships": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_next_steps": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_organisations": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_people": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_posts": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_rules": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_seats": Row(401, 403, 403, 403, 200, 200),
    "api-1:list_terms": Row(401, 403, 200, 200, 200, 200),
    "api-1:ask_transfer_in": Row(
        401, 404, 404, 422, 422, 422, "post", "organisation", {"number": "x", "name": "y"}
    ),
    "api-1:ask_transfer_out": Row(
        401, 404, 404, 422, 422, 422, "post", "organisation", {"number": "x", "to": "y"}
    ),
    "api-1:confirm_transfer": Row(401, 404, 200, 403, 403, 403, "post", "transfer", "transfer day"),
    "api-1:decline_transfer": Row(
        401, 404, 200, 403, 403, 403, "post", "transfer", {"reason": "查无此人"}
    ),
    "api-1:get_transfer": Row(401, 403, 200, 200, 200, 200, kwargs="transfer"),
    "api-1:get_workbook": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_popolo": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_transfers": Row(401, 403, 200, 200, 200, 200),
    "api-1:undo_intake": Row(401, 404, 404, 409, 404, 409, "post", "intake"),
    "api-1:withdraw_transfer": Row(401, 404, 403, 200, 200, 403, "post", "transfer"),
    "api-1:correct_headings": Row(
        401, 404, 404, 422, 404, 403, "post", "intake", {"tables": [{"sheet": 9}]}
    ),
    "api-1:forget_headings": Row(401, 403, 200, 200, 200, 200, "post"),
    "api-1:list_trail": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_units": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_venues": Row(401, 403, 200, 200, 200, 200),
    "api-1:move_unit": Row(401, 404, 404, 404, 404, 200, "post", "unit", "under south"),
    "api-1:open_account": Row(401, 404, 404, 403, 201, 201, "post", "newcomer", "user name"),
    "api-1:order_checkup": Row(401, 403, 403, 403, 403, 201, "post"),
    "api-1:pause_hook": Row(401, 403, 403, 403, 200, 404, "post", "lead's hook"),
    "api-1:resume_hook": Row(401, 403, 403, 403, 200, 404, "post", "lead's hook"),
    "api-1:send_intake": Row(401, 403, 201, 201, 201, 201, "post", data="workbook"),
    "api-1:try_hook": Row(401, 403, 403, 403, 200, 404, "post", "lead's hook"),
    "api-1:withdraw_intake": Row(401, 404, 404, 200, 404, 403, "post", "intake"),
    "checkups:amendment": Row(302, 403, 200, 200, 200, 200, kwargs="amendment"),
    "checkups:amendment_drop post": Row(302, 403, 403, 403, 403, 302, "post", kwargs="amendment"),
    "checkups:amendment_enforce post": Row(
        302, 403, 403, 403, 403, 302, method="post", kwargs="amendment"
    ),
    "checkups:amendments": Row(302, 403, 200, 200, 200, 200),
    "checkups:book_add": Row(302, 403, 403, 403, 403, 200),
    "checkups:book_add post": Row(302, 403, 403, 403, 403, 422, method="post"),
    "checkups:book_withdraw": Row(302, 403, 403, 403, 403, 200, kwargs="own book"),
    "checkups:book_withdraw post": Row(
        302, 403, 403, 403, 403, 302, method="post", kwargs="own book", data="why"
    ),
    "checkups:parameters": Row(302, 403, 403, 403, 403, 200, kwargs="rule"),
    "checkups:parameters post": Row(
        302, 403, 403, 403, 403, 302, "post", kwargs="rule", data="threshold"
    ),
    "checkups:checkup": Row(302, 403, 200, 200, 200, 200, kwargs="checkup"),
    "checkups:checkups": Row(302, 403, 200, 200, 200, 200),
    "checkups:differences": Row(302, 403, 200, 200, 200, 200),
    "checkups:findings_of": Row(302, 403, 404, 200, 200, 200, kwargs="organisation findings"),
    "checkups:finding": Row(302, 403, 404, 200, 200, 200, kwargs="finding"),
    "checkups:finding_form": Row(302, 403, 404, 200, 200, 200, kwargs="finding"),
    "checkups:letter": Row(302, 403, 404, 200, 200, 200, kwargs="letter"),
    "checkups:letter_take post": Row(302, 403, 404, 302, 302, 302, method="post", kwargs="letter"),
    "checkups:finding_unwaive post": Row(302, 403, 404, 403, 403, 302, "post", kwargs="waived"),
    "checkups:finding_waive": Row(302, 403, 404, 403, 403, 200, kwargs="finding"),
    "checkups:finding_waive post": Row(
        302, 403, 404, 403, 403, 302, method="post", kwargs="finding", data="waiver"
    ),
    "checkups:findings": Row(302, 403, 200, 200, 200, 200),
    "checkups:order post": Row(302, 403, 403, 403, 403, 302, method="post"),
    "checkups:rule": Row(302, 403, 200, 200, 200, 200, kwargs={"rule_id": "union-term-expired"}),
    "checkups:rules": Row(302, 403, 200, 200, 200, 200),
    "hooks:drop": Row(302, 403, 403, 403, 404, 200, kwargs="supervisor's hook"),
    "hooks:drop post": Row(302, 403, 403, 403, 302, 404, method="post", kwargs="lead's hook"),
    "hooks:hook": Row(302, 403, 403, 403, 200, 404, kwargs="lead's hook"),
    "hooks:hooks": Row(302, 403, 403, 403, 200, 200),
    "hooks:new": Row(302, 403, 403, 403, 200, 200),
    "hooks:new post": Row(302, 403, 403, 403, 422, 422, method="post"),
    "hooks:pause post": Row(302, 403, 403, 403, 302, 404, method="post", kwargs="lead's hook"),
    "hooks:resume post": Row(302, 403, 403, 403, 302, 404, method="post", kwargs="lead's hook"),
    "hooks:try post": Row(302, 403, 403, 403, 302, 404, method="post", kwargs="lead's hook"),
    "workbench:home": Row(302, 403, 200, 200, 200, 200),
    "workbench:overview": Row(302, 403, 200, 200, 200, 200),
    "workbench:trail": Row(302, 403, 200, 200, 200, 200),
    "kit:gallery": Row(200, 200, 200, 200, 200, 200),
    **BURDEN,
    **EXEMPLARS,
    **NEEDS,
    **VISITS,
    **SUPERVISION,
    **CIRCULARS,
}
