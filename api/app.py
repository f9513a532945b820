"""The application: routes, pages, problems and the headers that every answer carries."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import pages
from api.problems import MEDIA_TYPE, Problem, ProblemError, problem, problem_of
from api.routes import ROUTERS
from models.errors import TienleError
from pipeline import Store

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with "no-referrer" browsers tell our own forms to be of nowhere
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Documents are hostile: nothing that they bring may run, and nobody may frame or guess."""

DESCRIPTION = (
    "Đọc báo cáo, kế hoạch, chỉ thị của cơ quan nhà nước và so sánh qua các năm. "
    "Mỗi số liệu đều kèm văn bản, mục, trang và nguyên văn. Lỗi theo RFC 9457 (application/problem+json)."
)

log = logging.getLogger("tienle")


def create_app(store: Store, hosts: Collection[str] = ()) -> FastAPI:
    """The application over a corpus, whose index is opened once.

    `hosts` are the names by which it may be asked; none: any. A page of somebody else's whose name is made to point to
    this machine is then refused.
    """
    app = FastAPI(title="Tiền lệ", version="1", description=DESCRIPTION, docs_url=None, redoc_url=None)
    app.state.store = store
    app.state.reader = store.index
    for router in (*ROUTERS, *pages.ROUTERS):
        app.router.routes.extend(router.routes)  # not include_router: `app.routes` then shows every path
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    _answer_errors(app)
    app.middleware("http")(_guard(frozenset(hosts)))
    app.add_middleware(_HeadAsGet)
    _describe_problems(app)
    return app


class _HeadAsGet:
    """Answers HEAD like GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, without_body)
        else:
            await self._app(scope, receive, send)


Answer = Callable[[Request], Awaitable[Response]]


def _guard(hosts: frozenset[str]) -> Callable[[Request, Answer], Awaitable[Response]]:
    async def guard(request: Request, answer: Answer) -> Response:
        if hosts and request.url.hostname not in hosts:
            detail = f"máy này không trả lời dưới tên {request.url.hostname}; hãy dùng địa chỉ mà `tienle serve` in ra"
            response = _answer(request, problem("host", detail))
        else:
            response = await answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(TienleError, _tienle_error)
    app.add_exception_handler(RequestValidationError, _wrong_parameters)
    app.add_exception_handler(HTTPException, _no_such_route)
    app.add_exception_handler(Exception, _defect)


def _answer(request: Request, problem: Problem) -> Response:
    """A problem for programs under /v1, a page for people elsewhere."""
    if not request.url.path.startswith("/v1") and "text/html" in request.headers.get("accept", ""):
        return pages.page("problem.html", {"problem": problem}, problem.status)
    return JSONResponse(problem.body(), problem.status, media_type=MEDIA_TYPE)


def _tienle_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, TienleError)
    return _answer(request, problem_of(error))


def _wrong_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = tuple(
        ProblemError(parameter=".".join(str(part) for part in item["loc"][1:]), detail=_in_words(item))
        for item in error.errors()
    )
    detail = "; ".join(f"{item.parameter}: {item.detail}" for item in errors)
    return _answer(request, problem("parameters", detail, errors))


def _in_words(item: dict[str, Any]) -> str:
    context = item.get("ctx", {})
    match item["type"]:
        case "extra_forbidden":
            return "không có tham số này"
        case "missing" | "too_short":
            return "thiếu tham số này"
        case "literal_error":
            return f"phải là {context['expected'].replace(' or ', ' hoặc ')}"
        case "greater_than_equal":
            return f"phải từ {context['ge']} trở lên"
        case "less_than_equal":
            return f"phải từ {context['le']} trở xuống"
        case "int_parsing":
            return "phải là số nguyên"
        case "string_pattern_mismatch":
            return "không đúng dạng"
        case "string_too_long":
            return f"dài quá {context['max_length']} ký tự"
        case _:
            return str(item["msg"])


def _no_such_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        response = _answer(request, problem("method", f"{request.url.path} không nhận phương thức {request.method}"))
    else:
        response = _answer(request, problem("route-unknown", f"không có gì ở {request.url.path}"))
    response.headers.update(error.headers or {})
    return response


def _defect(request: Request, error: Exception) -> Response:
    log.error("defect at %s", request.url.path, exc_info=error)
    response = _answer(
        request, problem("defect", f"chương trình gặp lỗi {type(error).__name__}; kho không bị ảnh hưởng")
    )
    response.headers.update(HEADERS)
    return response


def _describe_problems(app: FastAPI) -> None:
    """The description names our own problem where the framework would name its own."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = original()
            schemas = schema["components"]["schemas"]
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            schemas["ProblemError"] = ProblemError.model_json_schema()
            described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            described.pop("$defs", None)
            schemas["Problem"] = described
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
