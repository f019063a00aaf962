"""Filters that run in Python. Reads {"snippets": [html]} and writes [{"name", "version", "results": [html]}]."""

import json
import sys
from importlib.metadata import version

import bleach
import django
import lxml.html
import nh3
from django.conf import settings
from lxml_html_clean import Cleaner

settings.configure(
    INSTALLED_APPS=[
        "wagtail.users", "wagtail.documents", "wagtail.images", "wagtail.embeds", "wagtail.admin", "wagtail",
        "taggit", "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
        "django.contrib.sessions", "django.contrib.messages",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    SECRET_KEY="for tests only",
    STATIC_URL="/static/",
    WAGTAIL_SITE_NAME="Test",
    WAGTAILADMIN_BASE_URL="https://www.example.gov.uk",
)
django.setup()

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter  # noqa: E402
from wagtail.rich_text import features  # noqa: E402


def wagtail(html):
    """What the rich text editor stores of pasted HTML, with its default features."""
    converter = ContentstateConverter(features.get_default_features())
    return converter.to_database_format(converter.from_database_format(html))


def lxml_round_trip(html):
    return "".join(
        part if isinstance(part, str) else lxml.html.tostring(part, encoding="unicode")
        for part in lxml.html.fragments_fromstring(html)
    )


FILTERS = [
    ("Wagtail, rich text", "wagtail", wagtail),
    ("bleach", "bleach", bleach.clean),
    ("nh3 (ammonia)", "nh3", nh3.clean),
    ("lxml, read and written", "lxml", lxml_round_trip),
    ("lxml Cleaner", "lxml_html_clean", Cleaner().clean_html),
]

snippets = json.load(sys.stdin)["snippets"]
rows = [
    {"name": name, "version": version(package), "results": [run(html) for html in snippets]}
    for name, package, run in FILTERS
]
json.dump(rows, sys.stdout)
