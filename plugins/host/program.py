"""Which program this is: what is kept from run to run is good for this very one."""

import sys
from functools import cache
from pathlib import Path

import msgspec

from plugins.publishing.digests import code_digest, digest


@cache
def program_digest() -> str:
    """Of our own code, the Python that runs it and the libraries installed beside it, by name and
    version."""
    libraries = Path(msgspec.__file__).parent.parent
    names = sorted(path.name for path in libraries.glob("*.dist-info"))
    return digest(*(part.encode() for part in (code_digest(), sys.version, *names)))
