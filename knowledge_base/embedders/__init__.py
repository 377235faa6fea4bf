"""Texts as vectors, by engines that stand behind knowledge_base.contract.Embedder."""

import os

# OpenMP lets a thread that waits for its sisters spin. On a machine whose cores are taken, such as
# by a model that writes, one question then takes fifteen seconds instead of a tenth. A short spin
# costs an idle machine 4 ms a question. It is read once, when an engine is loaded.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")  # noqa: TID251
