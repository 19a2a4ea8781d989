"""Settings of our Pelican: names and numbers. What the site is called stands in site.yaml."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from plugins.host.capabilities import CAPABILITIES  # noqa: E402 - our folder must be on the path
from plugins.host.pelican import GreenpaperCommand  # noqa: E402 - the same

PELICAN_CLASS = GreenpaperCommand
PLUGINS = [*CAPABILITIES]

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
CACHE_PATH = str(ROOT / ".cache")
THEME = str(ROOT / "theme")

ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
READERS = {"html": None, "rst": None, "markdown": None, "mkd": None, "mdown": None}

TIMEZONE = "Europe/London"
FILENAME_METADATA = PATH_METADATA = ""
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
TAG_URL = "topics/{slug}/"
CATEGORY_URL = "categories/{slug}/"
AUTHOR_URL = "people/{slug}/"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = False
WITH_FUTURE_DATES = True
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
DIRECT_TEMPLATES: list[str] = []
