"""The same kinds of pages as ours, as far as Pelican and its plugins have them."""

SITENAME = "The archive"
SITEURL = "https://archive.example"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["templates"]
PLUGINS = [
    "pelican.plugins.neighbors",
    "pelican.plugins.related_posts",
    "pelican.plugins.series",
]
RELATED_POSTS_MAX = 4
ARTICLE_PATHS = ["posts"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["images", "files"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = f"{ARTICLE_URL}index.html"
DRAFT_SAVE_AS = ""
DEFAULT_PAGINATION = 20
FEED_ALL_ATOM = None
FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = "category/{slug}/feed.xml"
TAG_FEED_RSS = "tag/{slug}/feed.xml"
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = "author/{slug}/feed.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.smarty": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
GZIP_CACHE = False
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
