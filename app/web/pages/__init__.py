"""The pages, one file per part of the site; each has a router."""

from app.web.pages import (
    about,
    administration,
    answers,
    conversation,
    library,
    quality,
    settings,
    sign_in,
    start,
    tasks,
    woo,
    woo_answer,
    woo_publish,
    woo_redact,
    woo_terms,
)

PAGES = (
    start,
    conversation,
    answers,
    tasks,
    woo,
    woo_answer,
    woo_redact,
    woo_publish,
    woo_terms,
    library,
    quality,
    administration,
    settings,
    sign_in,
    about,
)

__all__ = ["PAGES"]
