"""Why a rulebook is refused, in Chinese and English, by code; traditional Chinese is derived elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .model import Text

_REASONS = {
    # The file and its keys.
    "not_toml": "不是正确的 TOML：{detail} | is not valid TOML: {detail}",
    "not_a_table": "应当是一组键 | must be a table of keys",
    "not_rules": "应当写成 [[rules]] | must be written as [[rules]]",
    "twice": "在文件里出现了两次，请删去一条或者改编号 | stands in the file twice",
    "unknown_key": "不是认识的键，请删去或者改正 | is not a key this engine knows; remove it or correct it",
    "missing": "没有填写 | is missing",
    "blank": "应当是不为空的文字 | must be a text that is not empty",
    "not_a_choice": "应当是 {choices} 之一，不能是 {value} | must be one of {choices}, not {value}",
    "not_a_day": "应当是不带引号的日期，如 2021-12-24 | "
    "must be a date like 2021-12-24, without quotation marks",
    "not_a_list": "应当是一列文字 | must be a list of texts",
    "not_known": "写了 {value}，不在 {choices} 之中 | names {value}, which is not one of {choices}",
    "not_a_value": "应当是整数或者文字 | must be a whole number or a text",
    "not_an_expression": "应当是写成文字的表达式 | must be an expression written as text",
    "not_names": "应当是一组名称 | must be a table of names",
    # The sources of a rule.
    "no_basis": "至少要写一条出处；内部规定也要在这里写明 | "
    "must name at least one source; house policy says so there",
    "no_quote": "没有填写；标为 V 的出处是读过原文的，请引原文 | "
    "is missing; a source marked V was read, so quote it",
    "no_place": "没有填写；地方性规定要写明行政区划代码，如 11 | "
    "is missing; a local rule says where it binds, by a region code like 11",
    "quote_unread": "应当不填：可信度为 {confidence} 的出处没有人读过原文 | "
    "must be left out for confidence {confidence}",
    # Names, evidence and wordings of a rule.
    "identity": "只能用小写字母、数字和连字符 | may only hold small letters, digits and hyphens",
    "name": "只能用小写字母、数字和下划线，并且不能与事实重名 | "
    "must be small letters, digits and _, and not a fact's name",
    "not_for_units": "对单位没有意义，请删去 | means nothing for a unit; remove it",
    "no_evidence": "至少要写一个有值的事实 | must name at least one fact with a value",
    "not_a_date_fact": "写了 {name}，它不是日期类的事实 | names {name}, which is not a date fact",
    "not_a_limit": "写了 {name}；要有 since，并且这是一个整数参数，表示允许几个月 | "
    "names {name}; there must be a since, and this must be a whole-number parameter of months allowed",
    "no_doubt": "写了 {name}；doubt 和 doubted 要一起写，doubted 是一个中间值 | "
    "names {name}; doubt and doubted go together, and doubted is one of the values",
    "tier_unshown": "分层级的出处要求 evidence 里有 tier | needs tier among the evidence",
    "open_brace": "花括号没有配对：{detail} | has a brace that is not closed: {detail}",
    "strange_brace": "用了 {name}；花括号里只能写依据、参数和中间值 | "
    "uses {name}; only evidence, parameters and values may stand there",
    # Expressions.
    "too_long": "超过 {limit} 个字符，请拆成几条规则 | is longer than {limit} characters; split the rule",
    "unreadable": "不是能读的 SQL 表达式，请检查括号和写法 | "
    "cannot be read as an SQL expression; check its brackets",
    "not_single": "只能是一个表达式，不能有分号和语句 | "
    "must be exactly one expression, without a semicolon",
    "subquery": "含有子查询，这是不允许的；请用事实 | "
    "contains a subquery, which is not allowed; use a fact instead",
    "unknown_parameter": "用了参数 :{name}，而规则没有声明它 | "
    "uses the parameter :{name}, which the rule does not declare",
    "function": "用了函数 {name}，不在允许的函数之列（{allowed}） | "
    "uses the function {name}, which is not on the list ({allowed})",
    "grammar": "含有 {what}，规则里不允许 | contains {what}, which is not allowed in a rule",
    "table_named": "在 {table}.{column} 里写了表名，请只写事实名 | "
    "names a table in {table}.{column}; write the fact alone",
    "unknown_fact": "写了 {name}，它不是这类对象的事实 | "
    "names {name}, which is not a fact of this subject",
    "misfit": "与事实的类型不合：{detail} | does not fit its facts: {detail}",
    "not_boolean": "应当得出真或假，得到的却是 {found} | must be true or false, but is {found}",
    # What became of a quote.
    "quotes_nothing": "没有引文（可信度 {confidence}）。 | quotes nothing (confidence {confidence}).",
    "text_not_given": "所给的法规文本中没有。 | not in the given texts.",
    "no_article": "文本里没有这一条。 | the text has no such article.",
    "word_for_word": "与原文逐字一致。 | found word for word.",
    "elsewhere": "引文在{found}，不在{named}。 | the quote stands in {found}, not in {named}.",
    "out_of_order": "各段文字的先后与原文不符。 | the pieces are not in this order.",
    "character": "“{piece}”的第 {place} 个字是“{mine}”，原文是“{theirs}”。 | "
    "character {place} of “{piece}” is “{mine}”, where the text has “{theirs}”.",
    "nowhere": "原文里没有“{piece}”。 | “{piece}” does not stand in the text.",
    # Several rulebooks together, and parameters chosen here.
    "in_two_books": "同时出现在 {first} 和 {second} 两个规则集里 | stands in both {first} and {second}",
    "unknown_rule": "不在这些规则集里 | is in none of these rulebooks",
    "no_such_parameter": "没有参数 {name} | has no parameter {name}",
    "must_be_text": "应当是文字，不能是 {value} | must be a text, not {value}",
    "must_be_number": "应当是整数，不能是 {value} | must be a whole number, not {value}",
    "not_computable": "算不出来：{detail} | cannot be computed: {detail}",
}


def _text(words: str) -> Text:
    zh, en = words.split(" | ")
    return Text(zh=zh, en=en)


#: Code -> why, with its placeholders.
REASONS: Mapping[str, Text] = MappingProxyType(
    {code: _text(words) for code, words in _REASONS.items()}
)


def because(code: str, **details: object) -> Text:
    """The reason ``code`` with its ``details`` written in, in both languages."""
    reason = REASONS[code]
    return Text(zh=reason.zh.format(**details), en=reason.en.format(**details))
