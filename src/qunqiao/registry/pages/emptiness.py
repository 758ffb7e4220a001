"""What an empty list says: what to do, or since when there are records at all."""

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from qunqiao.kit import clock
from qunqiao.kit.errors import Sentence
from qunqiao.kit.jinja import day as written
from qunqiao.registry.pages.asking import Asked
from qunqiao.registry.queries.earliest import earliest


def nothing(asked: Asked, narrowed: str, table: str) -> Sentence:
    """The sentence of an empty list; ``narrowed`` is said where the reader has set a filter.

    Costs a query only where it is said.
    """
    if asked.narrowed:
        return narrowed
    return _unfiltered(asked, table)


def _said(asked: Asked, table: str) -> str:
    first = earliest(asked.reach, table)
    if first is None:
        return _("名册里还没有这类记录。在“报表导入”里上传报表，记录就会出现在这里。")
    if asked.day < first and asked.day < clock.today():
        return _("这一天名册里还没有这类记录。最早的一条是 %(day)s 的。") % {"day": written(first)}
    return _("这一天名册里没有这类记录。换一天查看，或看看别的状态。")


# Made once: a lazy function is a class of its own, and dear to make.
_unfiltered = lazy(_said, str)
