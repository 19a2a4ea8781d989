"""The moments of a build at which it might be killed, by name."""

from typing import Literal

Step = Literal[
    "compared",
    "file removed",
    "strangers set aside",
    "record on its way",
    "record in the folder",
    "record and copy in place",
    "file begun",
    "file in place",
    "file on its way",
    "file replaced",
    "all files in place",
]

PublicationStep = Literal[
    "files linked",
    "site verified",
    "intent noted",
    "exchanged",
    "link repointed",
    "versions exchanged",
    "former in place",
    "deployed",
    "deployment noted",
    "ledger written",
    "all noted",
]
"""Those of a publication, beside those of the build in it."""


def reached(step: Step | PublicationStep) -> None:
    """Nothing. A test puts in its place what kills the process there."""
