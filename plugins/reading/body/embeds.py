"""What a body shows of other places and of programs: links and text in their place."""

import re
from collections.abc import Iterable
from posixpath import basename
from urllib.parse import unquote

from plugins.reading.body.allowed import OF_FRAMES, OF_SCRIPTS
from plugins.reading.body.attributes import candidates, is_elsewhere, is_usable, without_breaks
from plugins.reading.body.mending import Mending
from plugins.reading.body.tokens import (
    HEADINGS,
    PHRASING,
    Tag,
    Tokens,
    end_of,
    in_text,
    parse_tag,
    write_tag,
)  # fmt: skip

_PLAYERS = (
    (
        re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,})"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
)
_LINES = PHRASING | HEADINGS | {"p", "summary", "caption", "pre"}
_SCRIPT_IN_SCRIPT = re.compile("<(?=script)", re.IGNORECASE)
"""After `<!--` a script would go on beyond its end tag (HTML, 4.12.1.3)."""
_WHOLE = re.compile(r"\d{1,5}")


def mend_frame(work: Mending, place: int, tag: Tag) -> str:
    """A frame becomes a link to what it shows: for a known player, to the page of the film."""
    address = without_breaks(tag.attributes.get("src", ""))
    if not address or not is_usable(address):
        message = "a frame without an address that a page can use was left out"
        work.remark("frame-in-body", message, address or "iframe", "<iframe")
        return ""
    if "frames" in work.allow:
        return f"{write_tag(Tag('iframe', _of_frame(tag, address)))}</iframe>"
    work.remark("frame-in-body", f"the frame {address} became a link to it", address, "<iframe")
    page = page_of(address)
    return link_to(page, _words_for(tag, page), work.around(place))


def mend_object(work: Mending, place: int, tag: Tag) -> str:
    """An embedded object becomes a link to it, or the link that was written for those who cannot
    see it."""
    written = tag.attributes.get("data") or tag.attributes.get("src") or ""
    address = without_breaks(written)
    named = address or "without an address"
    message = f"the embedded object {named} became a link"
    work.remark("frame-in-body", message, address or tag.name, f"<{tag.name}")
    if any(token.startswith("<a ") for token in work.tokens[place : end_of(work.tokens, place)]):
        return ""
    work.leave_out(place)
    page = page_of(address)
    words = tag.attributes.get("title") or _file_name(page)
    return link_to(page, words, work.around(place)) if address else ""


def mend_recording(work: Mending, place: int, tag: Tag) -> str:
    """A film or recording of the site's own files stays; one from elsewhere becomes a link."""
    addresses = _sources(work.tokens, place, end_of(work.tokens, place))
    own = all(is_usable(a) and not is_elsewhere(a, work.own) for a in addresses)
    if addresses and (own or "frames" in work.allow):
        if is_elsewhere(tag.attributes.get("poster", ""), work.own):
            del tag.attributes["poster"]
        return work.start(Tag(tag.name, {"controls": ""} | tag.attributes))
    work.leave_out(place)
    if not addresses:
        return ""
    message = f"{addresses[0]} plays from another host and became a link to it"
    work.remark("frame-in-body", message, addresses[0], f"<{tag.name}")
    words = tag.attributes.get("title") or _file_name(addresses[0])
    return link_to(addresses[0], words, work.around(place))


def mend_picture(work: Mending, place: int, tag: Tag) -> str:
    """A picture from another host becomes a link to it; one without an address, its words."""
    address = without_breaks(tag.attributes.get("src", ""))
    if not address or not is_usable(address):
        shown = address.partition(",")[0][:80] or "it is empty"
        alt = " ".join(tag.attributes.get("alt", "").split())
        message = f"a picture has no address that a page can use: {shown}"
        work.remark("unsafe-address", message, address[:200] or alt or "img", "<img")
        return in_text(alt)
    if is_elsewhere(address, work.own) and "pictures" not in work.allow:
        message = f"the picture {address} is on another host and became a link to it"
        work.remark("picture-elsewhere", message, address)
        return link_to(address, _words_for(tag, address), (*work.around(place), "p"))
    _keep_own_candidates(work, tag)
    tag.attributes.setdefault("alt", "")
    if not tag.attributes["alt"].strip():
        message = f"the picture {address} has no words for those who do not see it"
        work.remark("missing-alt", message, address)
    return work.start(tag)


def mend_choice(work: Mending, place: int, tag: Tag) -> str:
    """A `picture` stays when its picture is the site's own; else it is mended as a picture."""
    inside = work.tokens[place + 2 : end_of(work.tokens, place) : 2]
    pictures = [parse_tag(token) for token in inside if token.startswith("<img ")]
    own = all(not is_elsewhere(picture.attributes.get("src", ""), work.own) for picture in pictures)
    if len(pictures) == 1 and (own or "pictures" in work.allow):
        return work.start(tag)
    work.leave_out(place)
    return "".join(mend_picture(work, place, picture) for picture in pictures)


def mend_source(work: Mending, _place: int, tag: Tag) -> str:
    """A source of a picture or film that lies on the site; nothing of another."""
    _keep_own_candidates(work, tag)
    return work.start(tag) if tag.attributes.get("src") or tag.attributes.get("srcset") else ""


def mend_script(work: Mending, place: int, tag: Tag) -> str:
    """A script becomes its text, as code; nothing of one without text."""
    token = work.tokens[place]
    text = token[token.index(">") + 1 : token.rindex("</")]
    if "scripts" in work.allow:
        kept = {name: value for name, value in tag.attributes.items() if name in OF_SCRIPTS}
        text = _SCRIPT_IN_SCRIPT.sub(r"<\\", text) if "<!--" in text else text
        return f"{write_tag(Tag('script', kept))}{text}</script>"
    subject = tag.attributes.get("src", "") or " ".join(text.split())[:80] or "script"
    became = "is shown as code" if text.strip() else "was left out"
    work.remark("script-in-body", f"a script ({subject}) {became}", subject, "<script")
    if not text.strip():
        return ""
    code = f"<code>{in_text(text.strip())}</code>"
    return code if _LINES & set(work.around(place)) else f"<pre>{code}</pre>"


def mend_style(work: Mending, place: int, tag: Tag) -> str:
    token = work.tokens[place]
    if "styles" in work.allow:
        return "<style>" + token[token.index(">") + 1 :]
    message = "a <style> was left out: the site's own design applies"
    work.remark("style-in-body", message, tag.name)
    return ""


def mend_form(work: Mending, _place: int, tag: Tag) -> str:
    address = tag.attributes.get("action", "")
    work.remark("form-in-body", f"a form ({address}) was left out, its words apart", address)
    return ""


def page_of(address: str) -> str:
    """The page on which a reader finds what a player shows in a frame; else the address itself."""
    for player, page in _PLAYERS:
        if found := player.match(address):
            return page.format(found[1])
    return f"https:{address}" if address.startswith("//") else address


def link_to(address: str, words: str, around: Iterable[str]) -> str:
    """A link, as a paragraph of its own where it may be one; only words within another link."""
    if "a" in around or not is_usable(address):
        return in_text(words)
    link = f"{write_tag(Tag('a', {'href': address}))}{in_text(words)}</a>"
    return link if _LINES & set(around) else f"<p>{link}</p>"


def _words_for(tag: Tag, address: str) -> str:
    """What a link in place of `tag` says: its words for those who do not see it, else where it
    leads."""
    said = tag.attributes.get("alt") or tag.attributes.get("title") or ""
    return " ".join(said.split()) or address


def _file_name(address: str) -> str:
    """The last part of an address, as people say it; the address where there is none."""
    return unquote(basename(address.partition("?")[0].rstrip("/"))).strip() or address


def _sources(tokens: Tokens, start: int, end: int) -> list[str]:
    """The addresses of a film or recording: its own, then those of its sources."""
    tags = (
        parse_tag(token)
        for token in tokens[start : end + 1 : 2]
        if token.startswith(("<video", "<audio", "<source"))
    )
    addresses = (without_breaks(tag.attributes.get("src", "")) for tag in tags)
    return [address for address in addresses if address]


def _keep_own_candidates(work: Mending, tag: Tag) -> None:
    """Only the site's own pictures in `srcset`, where the site does not allow others."""
    if "srcset" not in tag.attributes:
        return
    any_host = "pictures" in work.allow
    kept = []
    for address, size in candidates(tag.attributes["srcset"]):
        if not is_usable(address):
            message = f"a picture has no address that a page can use: {address[:80]}"
            work.remark("unsafe-address", message, address[:200], "srcset")
        elif any_host or not is_elsewhere(address, work.own):
            kept.append(f"{address} {size}".strip())
    tag.attributes["srcset"] = ", ".join(kept)


def _of_frame(tag: Tag, address: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in tag.attributes.items()
        if name in OF_FRAMES and (name not in ("width", "height") or _WHOLE.fullmatch(value))
    }
    return kept | {"src": address}
