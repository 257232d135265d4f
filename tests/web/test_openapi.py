"""Schemathesis over the OpenAPI: whatever is asked, no failure of ours, no status that is not documented, no answer of another shape."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from press import press
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from starlette.types import Receive, Scope, Send

from dragoman.faces.web.app import create
from dragoman.faces.web.guards import LOOPBACK, Options

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
#: nothing is shrunk: what fails is shown as it came
SEEDED = settings(max_examples=7, derandomize=True, deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The OpenAPI of a small ledger, served once for all requests."""
    app = create(press(tmp_path_factory.mktemp("openapi") / "ledger", 14), Options(by="tester", hosts=(*LOOPBACK, "testserver")))

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        for stage in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{stage}.complete"})

    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", served)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_answers(schema: Any, mode: GenerationMode) -> None:
    """Each operation, with what its schema allows and with what it does not."""
    seen = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @SEEDED
        @given(case=operation.as_strategy(generation_mode=mode))
        def answers(case: Any) -> None:
            nonlocal seen
            seen += 1
            case.call_and_validate(checks=CHECKS)

        with suppress(Unsatisfiable):  # what takes no parameter cannot be asked wrongly
            answers()
    assert seen > 40


def test_a_wrong_answer_is_found(schema: Any) -> None:
    """The checks can fail: the answer to another question is refused."""
    case = schema["/api/v1/pairs"]["GET"].Case()
    case.call_and_validate(checks=CHECKS)
    with pytest.raises(FailureGroup):
        case.validate_response(schema["/api/v1/proof"]["GET"].Case().call(), checks=CHECKS)
