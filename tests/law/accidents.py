"""What happens to files without an editor's wish: touched, put back, deleted, altered, replaced."""

import os
import shutil
from pathlib import Path

from tests.law.chance import Chance
from tests.law.edited_site import Edit, EditedSite


def nothing(site: EditedSite, chance: Chance) -> str:
    return "nothing"


def touch(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths(""))
    (site.place.content / path).touch()
    return f"{path}: touched"


def save_as_editors_do(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths(""))
    _replace(site.place.content / path, (site.place.content / path).read_bytes())
    return f"{path}: another file of the same bytes moved there"


def put_back(site: EditedSite, chance: Chance) -> str:
    steps, with_times = chance.number(1, 6), chance.is_so()
    site.desk.go_back(steps, with_times=with_times)
    return f"all as it was {steps} builds ago{', with the times of then' if with_times else ''}"


def move_another_with_the_same_stamp_there(site: EditedSite, chance: Chance) -> str:
    """Of the same size and time, and of other bytes: it is another file by its inode."""
    post = chance.one(site.desk.paths("posts/"))
    file = site.place.content / post
    stamp = file.stat().st_mtime_ns
    content = _of_equal_length(site, post, chance)
    _replace(file, content)
    os.utime(file, ns=(stamp, stamp))
    return f"{post}: another file moved there, of other bytes, the same size and time"


def write_in_the_tick_of_the_record(site: EditedSite, chance: Chance) -> str:
    """The file's time is not before that of the record, so it says nothing of what is in it; at
    the second time the file has the very stamp of the first."""
    post = chance.one(site.desk.paths("posts/")[:2])
    file = site.place.content / post
    file.write_bytes(_of_equal_length(site, post, chance))
    os.utime(file, ns=(LATER, LATER))
    return f"{post}: other bytes of the same size, and a time later than every record's"


LATER = 2_500_000_000 * 10**9


def delete_output(site: EditedSite, chance: Chance) -> str:
    output = chance.one(site.outputs())
    (site.place.output / output).unlink()
    return f"output {output}: deleted"


def delete_folder(site: EditedSite, chance: Chance) -> str:
    folder = site.place.output / chance.one(site.outputs())
    if (folder := folder.parent) == site.place.output:
        return ""
    shutil.rmtree(folder)
    return f"output {folder.relative_to(site.place.output)}/: deleted"


def cut_output(site: EditedSite, chance: Chance) -> str:
    output = chance.one(site.outputs())
    file = site.altered(output)
    os.truncate(file, file.stat().st_size // 2)
    return f"output {output}: cut in half"


def alter_output(site: EditedSite, chance: Chance) -> str:
    output = chance.one(site.outputs())
    file = site.altered(output)
    file.write_bytes(file.read_bytes().swapcase())
    return f"output {output}: other bytes of the same size"


def move_another_output_there(site: EditedSite, chance: Chance) -> str:
    output = chance.one(site.outputs())
    file = site.altered(output)
    stamp = file.stat().st_mtime_ns
    _replace(file, file.read_bytes().swapcase())
    os.utime(file, ns=(stamp, stamp))
    return f"output {output}: another file moved there, of the same size and time"


def folder_in_place_of_output(site: EditedSite, chance: Chance) -> str:
    output, is_empty = chance.one(site.outputs()), chance.is_so()
    file = site.altered(output)
    file.unlink()
    file.mkdir()
    if not is_empty:
        (file / "index.html").write_text("Not ours.")
    return f"output {output}: a folder{'' if is_empty else ' with a file in it'} instead"


def link_in_place_of_output(site: EditedSite, chance: Chance) -> str:
    output, is_there = chance.one(site.outputs()), chance.is_so()
    file, elsewhere = site.altered(output), site.root / f"kept-{site.number}"
    file.replace(elsewhere)
    if not is_there:
        elsewhere.unlink()
    file.symlink_to(elsewhere)
    return f"output {output}: a link to {'its bytes elsewhere' if is_there else 'nothing'} instead"


def file_in_place_of_folder(site: EditedSite, chance: Chance) -> str:
    output = chance.one(site.outputs())
    if (folder := (site.place.output / output).parent) == site.place.output:
        return ""
    shutil.rmtree(folder)
    folder.write_text("A file.")
    return f"output {folder.relative_to(site.place.output)}/: a file instead"


def link_in_place_of_folder(site: EditedSite, chance: Chance) -> str:
    output = chance.one(site.outputs())
    folder, elsewhere = (site.place.output / output).parent, site.root / f"kept-{site.number}"
    if folder == site.place.output:
        return ""
    folder.replace(elsewhere)
    folder.symlink_to(elsewhere)
    return f"output {folder.relative_to(site.place.output)}/: a link to it elsewhere instead"


def leave_a_note(site: EditedSite, chance: Chance) -> str:
    """A stranger's file stays, whatever becomes of the outputs beside it."""
    beside = site.place.output / chance.one(site.outputs())
    note = beside.with_name(f"note-{site.number}.txt")
    note.write_text("Mine.")
    path = note.relative_to(site.place.output).as_posix()
    site.notes[path] = b"Mine."
    return f"output {path}: a stranger's file"


def delete_cache(site: EditedSite, chance: Chance) -> str:
    if chance.is_so():
        shutil.rmtree(site.place.cache)
        return "the cache: deleted"
    kept = sorted(path for path in site.place.cache.rglob("*") if path.is_file())
    file = chance.one(kept)
    file.unlink()
    return f"cache {file.relative_to(site.place.cache)}: deleted"


EDITS: tuple[Edit, ...] = (
    nothing,
    touch,
    save_as_editors_do,
    put_back,
    put_back,
    move_another_with_the_same_stamp_there,
    move_another_with_the_same_stamp_there,
    write_in_the_tick_of_the_record,
    write_in_the_tick_of_the_record,
    delete_output,
    delete_folder,
    cut_output,
    alter_output,
    move_another_output_there,
    folder_in_place_of_output,
    link_in_place_of_output,
    file_in_place_of_folder,
    link_in_place_of_folder,
    leave_a_note,
    delete_cache,
)
"""What happens more often stands here more often."""


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(f"{file.name}~")
    beside.write_bytes(content)
    beside.replace(file)


def _of_equal_length(site: EditedSite, post: str, chance: Chance) -> bytes:
    """The bytes of the post with another figure in place of a letter or figure of its title."""
    draft = site.desk.draft(post)
    title = str(draft.head["title"])
    there = [mark for mark in "0123456789ENt" if mark in title]
    mark = chance.one(there or title[-1:])
    draft.put(
        "title", title.replace(mark, chance.one([one for one in "0123456789" if one != mark]))
    )
    return draft.encoded()
