"""What a page declares once and says in its reader's language, put together once for each."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.utils.translation import get_language

from qunqiao.kit import clock

_Asked = ParamSpec("_Asked")
_Said = TypeVar("_Said")


def spoken(make: Callable[_Asked, _Said]) -> Callable[_Asked, _Said]:
    """Keeps what ``make`` returns for its arguments, the language and the day the platform lives on.

    For columns and filters that are the same for every reader: to look their words up and label
    their choices takes a tenth of a page. Nothing of a reader may go in; the arguments show it.
    """

    @lru_cache(maxsize=200)
    def kept(_language: str | None, _today: object, *asked: Any) -> Any:
        return make(*asked)  # type: ignore[call-arg]  # the arguments are those of `make`

    @wraps(make)
    def asked_for(*asked: _Asked.args, **named: _Asked.kwargs) -> _Said:
        said: _Said = kept(get_language(), clock.today(), *asked, *named.values())
        return said

    return asked_for
