"""Language models: in this process, on a server, or scripted for tests."""

import os

# As in knowledge_base.embedders: two threads that spin for each other write hardly a token a
# second when something else wants the cores. On an idle machine this costs one token in twenty.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")  # noqa: TID251
