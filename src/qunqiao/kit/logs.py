"""Structured logs that tell what the machine did and never who it did it for.

A line has the route's name, the method, the status, the milliseconds and a request id. It has no
address, no user, no query and no text of a person (PIPL Art. 6: the least that serves the purpose).
Keeping lines six months (Cybersecurity Law Art. 23) is the operator's log shipper's duty.
"""

import logging
import sys
import time
import uuid
from collections.abc import Callable, Mapping

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import Processor

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def configure(options: Mapping[str, str]) -> None:
    """Send our lines, Django's and every library's to stderr as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=_SHARED,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(options["level"])
    # These write the full path with its query, which may hold what a person typed.
    for name in ("django.request", "django.server", "granian.access"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in ("django.db.backends", "asyncio", "django_tasks"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


_log = structlog.get_logger("qunqiao.request")


class RequestLog:
    """One line per request, named by route so that no personal text can slip in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex[:12]
        structlog.contextvars.bind_contextvars(request=request_id)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            elapsed = round((time.perf_counter() - started) * 1000, 1)
            structlog.contextvars.unbind_contextvars("request")
        match = request.resolver_match
        route = match.view_name if match else "static-or-unknown"
        _log.info(
            "request",
            id=request_id,
            route=route,
            method=request.method,
            status=response.status_code,
            ms=elapsed,
        )
        response["X-Request-Id"] = request_id
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """An unexpected error is logged with its trace; its message stays out (it may quote data)."""
        route = request.resolver_match.view_name if request.resolver_match else "unknown"
        _log.error(
            "failure", route=route, kind=type(exception).__name__, where=_last_frame(exception)
        )


def _last_frame(exception: Exception) -> str:
    trace = exception.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
