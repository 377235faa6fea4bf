"""The pages, one file per part of the site; each has a router."""

from app.web.pages import about, conversation, library, sign_in, start, tasks

PAGES = (start, conversation, tasks, library, sign_in, about)

__all__ = ["PAGES"]
