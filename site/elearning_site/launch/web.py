"""How gunicorn serves the site: `gunicorn --config python:elearning_site.launch.web elearning_site.wsgi`.

The application is loaded once and then forked, which halves the time of a start and shares the memory of what is the
same in every process. Every value can be overridden on gunicorn's command line.
"""

import gc
from typing import Any

worker_class = "gthread"
workers = 2
threads = 2
preload_app = True
graceful_timeout = 3
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Pages stored by an earlier release or with earlier templates are not shown by this one."""
    from elearning_site.pagecache import forget_pages  # noqa: PLC0415 -- Django is set up by now, not at import

    forget_pages()


def when_ready(server: Any) -> None:
    """Before the first fork: load what the first request would load in every process by itself."""
    from django.db import connections  # noqa: PLC0415 -- gunicorn reads this module before Django can be imported
    from django.urls import get_resolver  # noqa: PLC0415 -- likewise

    _ = get_resolver().url_patterns
    # A connection shared by two processes would answer one with the other's rows.
    connections.close_all()
    # What is loaded now stays for good; looking through it again would only copy shared memory.
    gc.collect()
    gc.freeze()
