"""What editors do to whole files: new ones, others gone, others under another name."""

from tests.law.chance import Chance
from tests.law.drafts import Draft, Value, document, picture
from tests.law.edited_site import Edit, EditedSite
from tests.law.edits_of_posts import DAYS, PARAGRAPHS, TITLES, a_post, take_out_links_to


def write_another(site: EditedSite, chance: Chance) -> str:
    if len(site.desk.paths("posts/")) >= 20:
        return ""
    title, day = chance.one(TITLES), chance.one(DAYS)
    path = f"posts/new/{day[:10]}-another-{site.number}.md"
    site.desk.drafts[path] = Draft({"title": title, "date": day}, chance.some(PARAGRAPHS))
    return f"{path}: new, “{title}”"


def delete_post(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    if len(site.desk.paths("posts/")) == 1:
        return ""
    take_out_links_to(post, site)
    del site.desk.drafts[post]
    return f"{post}: deleted, no link to it any more"


def rename_post(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    new = f"{chance.one(('posts', 'posts/2017'))}/renamed-{site.number}.md"
    site.desk.drafts[new] = site.desk.drafts.pop(post)
    for draft in site.desk.texts():
        paragraphs = draft.paragraphs
        draft.paragraphs = paragraphs and [one.replace(post, new) for one in paragraphs]
    return f"{post}: renamed to {new}, and so are links to it"


def lose_a_person(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("people/"))
    if len(site.desk.paths("people/")) == 1:
        return ""
    draft = site.desk.drafts.pop(path)
    if chance.is_so():
        return f"{path}: deleted"
    new = f"people/person-{site.number}.md"
    site.desk.drafts[new] = draft
    return f"{path}: renamed to {new}"


def new_asset(site: EditedSite, chance: Chance) -> str:
    folder, ending = chance.one((("images", "png"), ("images", "svg"), ("files", "pdf")))
    path, size = f"{folder}/a{site.number}.{ending}", chance.number(20, 30)
    content = document(size) if folder == "files" else picture(path, size, size)
    site.desk.drafts[path] = content
    return f"{path}: new"


def rename_asset(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("images/", "files/"))
    folder, name = path.split("/")
    new = f"{folder}/r{site.number}-{name[-8:]}"
    site.desk.drafts[new] = site.desk.drafts.pop(path)
    for draft in site.desk.texts():
        draft.head = {key: _renamed(value, path, new) for key, value in draft.head.items()}
        draft.paragraphs = _renamed(draft.paragraphs, path, new)  # type: ignore[assignment]
    return f"{path}: renamed to {new}, wherever it is named"


def lose_a_file(site: EditedSite, chance: Chance) -> str:
    folder = chance.one(("campaigns/", "images/", "files/", "posts/"))
    path = chance.one(site.desk.paths(folder))
    if len(site.desk.paths(folder)) == 1:
        return ""
    del site.desk.drafts[path]
    return f"{path}: deleted, perhaps by mistake"


def new_campaign(site: EditedSite, chance: Chance) -> str:
    if len(site.desk.paths("campaigns/")) > 4:
        return ""
    path, names = f"campaigns/new-{site.number}.md", chance.some(("was counted", "Nia", "NPPF"))
    head: dict[str, Value] = {"title": f"{chance.one(('The keys', 'Note'))} {site.number}"}
    site.desk.drafts[path] = Draft(head, ["Why we ask."])
    site.desk.draft(path).put("mentions", names or None)
    return f"{path}: new, known by {names}"


def delete_campaign(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("campaigns/"))
    if len(site.desk.paths("campaigns/")) == 1:
        return ""
    del site.desk.drafts[path]
    slug = path.removeprefix("campaigns/").removesuffix(".md")
    for draft in site.desk.texts():
        kept = [name for name in draft.head.get("campaigns", ()) if name != slug]
        draft.put("campaigns", kept or None)
    return f"{path}: deleted, and taken from the posts"


EDITS: tuple[Edit, ...] = (
    write_another,
    write_another,
    delete_post,
    rename_post,
    new_campaign,
    delete_campaign,
    lose_a_person,
    new_asset,
    rename_asset,
    lose_a_file,
)
"""What happens more often stands here more often."""


def _renamed(value: object, old: str, new: str) -> object:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, list):
        return [_renamed(one, old, new) for one in value]
    if isinstance(value, dict):
        return {key: _renamed(one, old, new) for key, one in value.items()}
    return value
