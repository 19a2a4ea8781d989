"""Which key was meant: the near ones, and what other programs call ours."""

from collections.abc import Iterable

from plugins.domain.names import nearest

ELSEWHERE = {
    "author": "authors",
    "byline": "authors",
    "categories": "category",
    "section": "category",
    "keywords": "tags",
    "tag": "tags",
    "topics": "tags",
    "description": "summary",
    "excerpt": "summary",
    "subtitle": "standfirst",
    "intro": "standfirst",
    "lede": "standfirst",
    "dek": "standfirst",
    "lastmod": "modified",
    "updated": "modified",
    "last_modified_at": "modified",
    "publishdate": "embargo",
    "permalink": "slug",
    "redirect_from": "aliases",
    "redirects": "aliases",
    "cover": "image",
    "thumbnail": "image",
    "featured_image": "image",
    "language": "lang",
    "locale": "lang",
    "lang": "language",
    "guid": "id",
    "downloads": "files",
    "newsletter": "edition",
    "issue": "edition",
    "link": "url",
    "href": "url",
    "url": "address",
    "siteurl": "address",
    "baseurl": "address",
    "sitename": "name",
    "title": "name",
    "name": "title",
    "photo": "image",
    "picture": "image",
    "image": "photo",
    "logo": "photo",
    "text": "note",
    "note": "text",
    "deadline": "closes",
    "credits": "credit",
    "type": "kind",
}
"""What Pelican, Hugo, Jekyll and habit call a key → our name for it. It counts only where the kind
of file has ours."""


def meant(key: str, known: Iterable[str]) -> str | None:
    """The one of the `known` keys that `key` was probably meant to be."""
    names = {name.casefold(): name for name in known}
    elsewhere = {other: ours for other, ours in ELSEWHERE.items() if ours in names}
    letters = key.strip().casefold().replace(" ", "_").replace("-", "_")
    found = names.get(letters) or elsewhere.get(letters) or nearest(letters, names.values())
    if found:
        return found
    alike = nearest(letters, elsewhere)
    return elsewhere[alike] if alike else None


def hint_for(key: str, value: str, known: Iterable[str]) -> tuple[str, str | None]:
    """What to do about a key that nobody knows, and the known key that was meant, if any."""
    names = tuple(known)
    letters, says_yes = key.casefold(), value.strip().lower() in ("true", "yes", "on", "1")
    if letters in ("draft", "published") and "status" in names:
        if says_yes is (letters == "draft"):
            return "write status: draft", "status"
        return "leave the line out: what has no status is published", "status"
    if found := meant(key, names):
        return f"did you mean {found}?", found
    return f"the keys are {', '.join(names)}", None
