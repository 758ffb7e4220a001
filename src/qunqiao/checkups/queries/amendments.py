"""Reads of amendments: those there were, and whether a draft can be."""

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups import policy
from qunqiao.checkups.bridge import BookFile, read, shelf
from qunqiao.checkups.errors import BadParameters, BookIsTaken, NoSuchBook
from qunqiao.checkups.models import Amendment
from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import Reach

Values = dict[str, int | str]


def visible_amendments(reach: Reach) -> QuerySet[Amendment]:
    """Every amendment, newest first, for all who read findings: the rules bind their units."""
    if not policy.may_read_findings(reach):
        return Amendment.objects.none()
    return Amendment.objects.select_related("drafted_by", "decided_by")


def the_amendment(reach: Reach, amendment_id: int) -> Amendment:
    """One amendment, or ``NotFound``."""
    found = visible_amendments(reach).filter(pk=amendment_id).first()
    if found is None:
        raise NotFound
    return found


def some_amendment(amendment_id: int) -> Amendment | None:
    """The amendment a job was told to try."""
    return Amendment.objects.filter(pk=amendment_id).first()


def checked_values(rule_id: str, values: Values) -> tuple[str, Values]:
    """The rulebook of a rule, and of ``values`` those that differ from what the rulebook says.

    Raises:
        NotFound: no rulebook in use has the rule.
        BadParameters: the rule has no such parameter, or the value is of another kind.
    """
    view = shelf().rule(rule_id)
    if view is None:
        raise NotFound
    for name, value in values.items():
        default = view.rule.parameters.get(name)
        if default is None:
            sentence = _("这条规则没有叫“{name}”的参数。")
            raise BadParameters(format_lazy(sentence, name=name), fields={name: sentence})
        if type(value) is not type(default):
            kind = _("一段文字") if isinstance(default, str) else _("一个整数")
            wrong = format_lazy(_("“{name}”应当是{kind}。"), name=name, kind=kind)
            raise BadParameters(wrong, fields={name: wrong})
    other = {name: value for name, value in values.items() if value != view.rule.parameters[name]}
    return view.book.id, other


def checked_book(text: str) -> BookFile:
    """A rulebook that can be added, under the name of its id.

    Raises:
        BadRulebook: it cannot be read; the sentence names the rule, the key and what is wrong.
        BookIsTaken: a rulebook that was not added here has its id, or another has one of its rules.
    """
    (book,) = read([BookFile(str(_("上传的文件")), text)])
    for other in shelf().books:
        if other.book.id == book.id:
            if not other.own:
                sentence = _("编号“{id}”是随平台提供的规则集，请换一个编号。")
                raise BookIsTaken(format_lazy(sentence, id=book.id))
            continue
        twins = {rule.id for rule in book.rules} & {view.rule.id for view in other.rules}
        if twins:
            sentence = _("规则“{rule}”在规则集“{book}”里已经有了，请换一个编号。")
            raise BookIsTaken(format_lazy(sentence, rule=min(twins), book=other.book.id))
    return BookFile(book.id, text)


def own_book(book_id: str) -> str:
    """The id of a rulebook that was added here and is in use.

    Raises:
        NoSuchBook: there is none of this id.
    """
    if not any(book.own and book.book.id == book_id for book in shelf().books):
        raise NoSuchBook
    return book_id
