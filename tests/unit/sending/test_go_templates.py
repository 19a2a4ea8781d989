import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.sending.go_templates import html_template, subject_template, text_template

_ACTION = re.compile(r'\{\{ (?:Safe )?(?:"((?:[^"\\]|\\.)*)"|\(?(UnsubscribeURL) \.\)?) \}\}')


@pytest.mark.parametrize(
    ("html", "template"),
    [
        pytest.param("<p>Plain {text}</p>", "<p>Plain {text}</p>", id="nothing of Go"),
        pytest.param("<p>{{ x }}</p>", "<p>&#123;{ x }}</p>", id="an action as typed"),
        pytest.param("{{{{", "&#123;&#123;&#123;{", id="many braces"),
        pytest.param(
            '<a href="{{ UnsubscribeURL }}">', '<a href="{{ UnsubscribeURL . }}">', id="ours"
        ),
        pytest.param("{{UnsubscribeURL}}", "{{ UnsubscribeURL . }}", id="ours without blanks"),
        pytest.param("{{ ManageURL }}", "&#123;{ ManageURL }}", id="another of listmonk's"),
        pytest.param(
            "<style>@media x{{y}}</style>", "<style>@media x{ {y}}</style>", id="in a style"
        ),
        pytest.param(
            "https://a.example/@TrackLink", "https://a.example/&#64;TrackLink", id="a tracked link"
        ),
        pytest.param(
            '<!--[if mso]><td width="6"><![endif]-->',
            r'{{ Safe "<!--[if mso]><td width=\"6\"><![endif]-->" }}',
            id="a comment for Outlook",
        ),
        pytest.param(
            "{<!--\n\\é-->", r'&#123;{{ Safe "<!--\n\\é-->" }}', id="a comment after a brace"
        ),
        pytest.param(
            "<!--{{ UnsubscribeURL }}-->",
            '{{ Safe "<!--" }}{{ UnsubscribeURL . }}{{ Safe "-->" }}',
            id="ours in a comment",
        ),
    ],
)
def test_html_is_shown_as_it_is(html: str, template: str) -> None:
    assert html_template(html) == template


@pytest.mark.parametrize(
    ("text", "template"),
    [
        pytest.param("a < b & {c}", "a < b & {c}", id="nothing of Go"),
        pytest.param(
            "https://a.example/@TrackLink", "https://a.example/@TrackLink", id="no action"
        ),
        pytest.param("{{ UnsubscribeURL }}", "{{ Safe (UnsubscribeURL .) }}", id="ours"),
        pytest.param(
            "<b> {{ UnsubscribeURL }}",
            '{{ Safe "<" }}b> {{ Safe (UnsubscribeURL .) }}',
            id="ours, and what HTML would read",
        ),
        pytest.param("{{ x }}", '{{ Safe "{" }}{{ Safe "{" }} x }}', id="an action as typed"),
    ],
)
def test_text_is_shown_as_it_is(text: str, template: str) -> None:
    assert text_template(text) == template


@pytest.mark.parametrize(
    ("subject", "template"),
    [
        pytest.param("Update {7}", "Update {7}", id="nothing of Go"),
        pytest.param("{{ x }}", '{{ "{" }}{{ "{" }} x }}', id="an action as typed"),
        pytest.param(
            "{{ UnsubscribeURL }}", '{{ "{" }}{{ "{" }} UnsubscribeURL }}', id="no placeholder"
        ),
    ],
)
def test_a_subject_is_shown_as_it_is(subject: str, template: str) -> None:
    assert subject_template(subject) == template


_PIECES = st.lists(
    st.sampled_from(
        ["{", "{{", "}}", "}", "<", "a", " ", "@TrackLink", "{{ UnsubscribeURL }}", '"', "\\", "é"]
    )
)


@given(_PIECES.map("".join))
def test_whatever_is_typed_no_action_of_its_own_is_left(text: str) -> None:
    """Read as Go reads it, a template is actions of ours and text without two braces."""
    for template in (text_template(text), subject_template(text)):
        rest = _ACTION.sub("\0", template)
        assert "{{" not in rest or template == text
    assert "{{" not in _ACTION.sub("\0", html_template(text.replace("<", "&lt;")))
