"""What can be measured besides the tasks that follow from a prompt file."""

# These checks ask no language model.
WITHOUT_MODEL = frozenset({"privacy", "injection", "marking", "woo"})
KINDS = WITHOUT_MODEL | {"ask", "rewrite", "nota", "summarize", "minutes", "support"}
