"""换届: which terms run, which are full, which soon will be."""

from qunqiao.circulars.queries.composing import Asked, Composed, Paper, attachment, dated, table
from qunqiao.circulars.queries.figures import count_by_branch
from qunqiao.circulars.queries.links import term_address
from qunqiao.circulars.queries.scope import Scope
from qunqiao.circulars.queries.standing import children, due_soon, overdue
from qunqiao.registry.models import Term
from qunqiao.registry.queries.terms import last_day

_KEYS = ("terms.running", "terms.overdue", "terms.due", "terms.extended")
_HEADS = ("在任届次", "届满未换", "即将届满", "延期中")
# So many are listed by name; the list on the page holds all.
_MOST = 200


def reelection(asked: Asked) -> Composed:
    """通报 of re-elections on a day."""
    paper = Paper(asked)
    unit = asked.unit.name
    paper.say(f"现将截至{dated(asked.day)}{unit}及所属单位群团组织换届情况通报如下。")
    paper.heading(1, "总体情况")
    elections(paper)
    paper.heading(1, "有关要求")
    paper.say(
        "届满的组织要尽快报请换届，确有困难需要延期的，按程序报批；半年内届满的，要提前做好候选人酝酿等准备。"
        "换届完成后在名册中登记新一届，不另行报送材料。"
    )
    _by_unit(paper)
    _listed(paper, "届满未换届的组织名单", overdue(asked.scope))
    _listed(paper, "半年内届满的组织名单", due_soon(asked.scope))
    return paper.done("circular", f"{unit}关于群团组织换届情况的通报", "所属各单位")


def elections(paper: Paper) -> None:
    """How many terms run, are full, and were renewed."""
    running, overdue_, due, extended = (paper.number(key) for key in _KEYS)
    renewed = paper.number("terms.renewed")
    paper.say(
        f"截至{dated(paper.asked.day)}，在任届次{running}个，其中届满未换届{overdue_}个，半年内届满{due}个，"
        f"经批准延期{extended}个。{dated(paper.asked.since)}以来完成换届{renewed}个。"
    )


def _by_unit(paper: Paper) -> None:
    scope = paper.asked.scope
    units = children(paper.asked.unit, scope)
    if not units:
        return
    counts = [count_by_branch(key, scope, units) for key in _KEYS]
    rows = [
        [str(at), unit.name, *_marks(paper, scope.at(unit), [c.get(unit.pk, 0) for c in counts])]
        for at, unit in enumerate(units, 1)
    ]
    columns = [("序号", 0.8, "center"), ("单位", 2.8, "left")]
    columns += [(head, 1.5, "right") for head in _HEADS]
    paper.attachments.append(attachment("各单位换届情况一览表", table(columns, rows)))


def _marks(paper: Paper, scope: Scope, values: list[int]) -> list[str]:
    return paper.row(_KEYS, values, scope, "terms.running")


def _listed(paper: Paper, name: str, terms: object) -> None:
    rows = [
        [str(at), term.organisation.name, _day(paper, term)]
        for at, term in enumerate(_first(terms), 1)
    ]
    if rows:
        columns = [("序号", 0.8, "center"), ("组织", 5.2, "left"), ("届满日期", 2.2, "center")]
        paper.attachments.append(attachment(name, table(columns, rows)))


def _first(terms: object) -> list[Term]:
    ordered = terms.order_by("organisation__unit__path", "pk")  # type: ignore[attr-defined]  # a query of terms
    return list(ordered[:_MOST])


def _day(paper: Paper, term: Term) -> str:
    day = dated(last_day(term, paper.asked.day))
    ref = f"名册届次：{term.organisation.name}第{term.number}届"
    return paper.of_record(day, ref, term_address(term))
