"""Templates that take no system role still get the system text."""

from collections.abc import Sequence

import pytest
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from app.errors import ModelError
from app.llm.turns import Template, rendered
from app.values.language import Message

TAKES_ALL = "{% for m in messages %}[{{ m.role }}]{{ m.content | trim }}{% endfor %}"
REFUSES = (
    "{% if messages[0].role == 'system' %}{{ raise_exception('System role not supported') }}"
    "{% endif %}" + TAKES_ALL
)
LEAVES_OUT = (
    "{% for m in messages if m.role != 'system' %}[{{ m.role }}]{{ m.content }}{% endfor %}"
)
RULES, QUESTION = Message("system", "Wees eerlijk."), Message("user", "Hoe lang?")


def a_template(text: str) -> Template:
    formatter = Jinja2ChatFormatter(text, eos_token="", bos_token="")

    def render(messages: Sequence[Message]) -> str:
        turns = [{"role": each.role, "content": each.content} for each in messages]
        return formatter(messages=turns).prompt  # type: ignore[arg-type]

    return render


def test_a_template_with_a_system_role_gets_the_conversation_as_it_is() -> None:
    assert (
        rendered(a_template(TAKES_ALL), [RULES, QUESTION])
        == "[system]Wees eerlijk.[user]Hoe lang?"
    )


@pytest.mark.parametrize(
    "text", [pytest.param(REFUSES, id="refuses"), pytest.param(LEAVES_OUT, id="leaves out")]
)
def test_without_a_system_role_its_text_goes_before_the_first_question(text: str) -> None:
    more = [RULES, QUESTION, Message("assistant", "Kort."), Message("user", "En dan?")]

    prompt = rendered(a_template(text), more)

    assert prompt == "[user]Wees eerlijk.\n\nHoe lang?[assistant]Kort.[user]En dan?"
    assert rendered(a_template(text), [RULES]) == "[user]Wees eerlijk."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ raise_exception('never') }}", id="refuses everything"),
        pytest.param("{{ messages[0].no.thing }}", id="is wrong"),
    ],
)
def test_a_template_that_takes_no_conversation_is_an_error_in_dutch(text: str) -> None:
    with pytest.raises(ModelError, match="weigert dit gesprek"):
        rendered(a_template(text), [RULES, QUESTION])
