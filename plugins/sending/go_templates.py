"""Texts as templates of Go, which show them as they were typed.

A listmonk takes the subject, the HTML and the plain text of a campaign for templates: what stands
between two braces is carried out, `https://…@TrackLink` becomes a link that is tracked, comments
are dropped, also those that Outlook reads, and a plain text with an action in it is escaped as
HTML. Of all that we want one thing: that `{{ UnsubscribeURL }}` becomes the reader's own address.
"""

import json
import re

_OURS = r"\{\{\s*UnsubscribeURL\s*\}\}"
_ACTION = "{{ UnsubscribeURL . }}"
_IN_HTML = re.compile(
    rf"(?P<style><style\b.*?</style>)|(?P<comment><!--.*?-->)|(?P<ours>{_OURS})"
    r"|(?P<brace>\{(?=\{|<!--))|@(?=TrackLink)",
    re.DOTALL | re.IGNORECASE,
)
_IN_TEXT = re.compile(rf"(?P<ours>{_OURS})|[{{<]|@(?=TrackLink)")
_IN_SUBJECT = re.compile(r"\{|@(?=TrackLink)")


def html_template(html: str) -> str:
    """The HTML as a template of Go's html/template, which gives the same document."""
    return _IN_HTML.sub(_of_html, html)


def text_template(text: str) -> str:
    """The plain text as a template of html/template; as it is where nobody would take it for one.
    `Safe` is listmonk's word for a text that is not to be escaped."""
    if "{{" not in text:
        return text
    return _IN_TEXT.sub(_of_text, text)


def subject_template(subject: str) -> str:
    """The subject as a template of text/template; as it is where nobody would take it for one."""
    if "{{" not in subject:
        return subject
    return _IN_SUBJECT.sub(lambda found: f'{{{{ "{found[0]}" }}}}', subject)


def _of_html(found: re.Match[str]) -> str:
    if found["style"]:
        return re.sub(r"\{(?=\{)", "{ ", found[0])
    if found["comment"]:
        return _safe_comment(found[0])
    if found["ours"]:
        return _ACTION
    return "&#123;" if found["brace"] else "&#64;"


def _safe_comment(comment: str) -> str:
    """The comment as an action that writes it; JSON's strings are strings of Go."""
    quoted = json.dumps(comment, ensure_ascii=False).replace("@TrackLink", r"\u0040TrackLink")
    return _safe(re.sub(_OURS, f'" }}}}{_ACTION}{{{{ Safe "', quoted))


def _of_text(found: re.Match[str]) -> str:
    if found["ours"]:
        return "{{ Safe (UnsubscribeURL .) }}"
    return _safe(f'"{found[0]}"')


def _safe(quoted: str) -> str:
    return f"{{{{ Safe {quoted} }}}}"
