"""The labelled texts that the injection guard learns from and is measured on."""

import json
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guardrails.injection.guard import Role, Seen, see

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
SHARED = ROOT.parent / "shared" / "data"
ELSEWHERE = ("elsewhere", "elsewhere, bare tasks")
_PIECE = 1200
_PASSAGES = 300
_PER_FRAME = {"task": 8, "order": 12, "user_attack": 12, "user_fine": 14, "fine": 16}
_SEED, _GRAMMAR_SEED = 7, 5
# How orders, and things that are none, are hidden in what a document is written in; most are not.
_HIDING = (
    *["{}"] * 6,
    "<!-- {} -->",
    "/* {} */",
    '<span style="display:none">{}</span>',
    '<p style="color:white">{}</p>',
)


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text; texts of one `fold` are never divided over training and measuring.

    That is a document, a kind of foreign task, or what a sentence was made from.

    `orders`: the places in `seen` of the order, where that is known.
    """

    source: str
    fold: str
    role: Role
    attack: bool
    seen: list[Seen]
    orders: tuple[int, ...] = ()


def all_texts() -> list[Text]:
    passages = _passages()
    rng = random.Random(_SEED)
    rng.shuffle(passages)
    plant = _Planter([passage for _, passage in passages[_PASSAGES:]], rng)
    return [
        *_dev(),
        *_elsewhere(),
        *plant.sentences("own sentences", _own_sentences()),
        *plant.sentences("grammar", _grammar(random.Random(_GRAMMAR_SEED))),
        *_pieces("Algoritmekader", _documents()),
        *_pieces("knowledge base", sorted((ROOT / "knowledge_base/sources").glob("*.md"))),
        *(
            _text("Algoritmekader", document, "document", passage, attack=False)
            for document, passage in passages[:_PASSAGES]
        ),
    ]


def _text(source: str, fold: str, role: Role, text: str, *, attack: bool, order: str = "") -> Text:
    seen = see(text, role)
    bare = _bare(order)
    orders = tuple(i for i, s in enumerate(seen) if len(b := _bare(s.part.text)) > 0 and b in bare)
    return Text(source, fold, role, attack, seen, orders if attack else ())


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _dev() -> Iterator[Text]:
    documents = {path.name: _bare(_plain(path)) for path in _documents()}
    known = " ".join(documents.values())
    for row in _rows(SHARED / "injection/dev.jsonl"):
        source, kind = row["source"].replace("-edited", "").split("/")
        sentences = [seen.part.text for seen in see(row["text"], row["role"])]
        fold, order = row["id"], ""
        if source.startswith("bipia"):
            fold = kind
            order = " ".join(each for each in sentences if _bare(each) not in known)
        elif source == "government":
            longest = _bare(max(sentences, key=len))
            fold = next((name for name, text in documents.items() if longest in text), fold)
        label = bool(row["label"])
        yield _text(source, fold, row["role"], row["text"], attack=label, order=order)


def _elsewhere() -> Iterator[Text]:
    for row in _rows(HERE / "cases/injection_elsewhere.jsonl"):
        bare_task = row["source"].endswith("/task") and row["label"]
        source = ELSEWHERE[bool(bare_task)]
        yield _text(source, row["id"], row["role"], row["text"], attack=bool(row["label"]))


def _own_sentences() -> Iterator[tuple[str, str, str]]:
    lines = (HERE / "injection/sentences.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        kind, sentence = line.split("\t")
        yield kind, f"sentence {number}", sentence


def _grammar(rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Sentences made of frames; those of one frame are one fold."""
    table = tomllib.loads((HERE / "injection/grammar.toml").read_text(encoding="utf-8"))
    words = {name: lines.strip().splitlines() for name, lines in table["words"].items()}
    for kind, frames in table["frames"].items():
        for frame in frames.strip().splitlines():
            made = [_filled(frame, words, rng) for _ in range(_PER_FRAME[kind])]
            yield from ((kind, frame, sentence) for sentence in dict.fromkeys(made))


def _filled(frame: str, words: dict[str, list[str]], rng: random.Random) -> str:
    while slot := re.search(r"\{(\w+)\}", frame):
        frame = frame[: slot.start()] + rng.choice(words[slot[1]]) + frame[slot.end() :]
    return frame.replace("?.", "?").replace(".'.", ".'")


@dataclass
class _Planter:
    """Puts sentences in passages of real documents."""

    passages: Sequence[str]
    rng: random.Random

    def sentences(self, source: str, rows: Iterator[tuple[str, str, str]]) -> Iterator[Text]:
        for kind, fold, sentence in rows:
            attack = kind in {"task", "order", "user_attack"}
            if kind.startswith("user"):
                yield _text(source, fold, "user", sentence, attack=attack)
            if kind == "user_fine":  # in a document it would be a foreign task
                continue
            hide = self.rng.choice(_HIDING) if kind in {"order", "fine"} else "{}"
            planted = self._planted(hide.format(sentence))
            yield _text(source, fold, "document", planted, attack=attack, order=sentence)
            if kind == "order":
                yield _text(source, fold, "document", sentence, attack=True, order=sentence)
            if kind == "task":  # a user may ask for anything harmless
                yield _text(source, fold, "user", sentence, attack=False)

    def _planted(self, sentence: str) -> str:
        passage = self.rng.choice(self.passages)
        ends = [end.end() for end in re.finditer(r"[.!?]\s", passage)]
        at = self.rng.choice([*ends, 0, len(passage)])
        gap = self.rng.choice([" ", "\n\n"])
        return f"{passage[:at].rstrip()}{gap}{sentence}{gap}{passage[at:].lstrip()}".strip()


def _pieces(source: str, paths: Sequence[Path]) -> Iterator[Text]:
    for path in paths:
        text = _plain(path)
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE]
            yield _text(source, path.name, "document", piece, attack=False)


def _documents() -> list[Path]:
    return sorted((SHARED / "algoritmekader/corpus/docs").rglob("*.md"))


def _passages() -> list[tuple[str, str]]:
    """The name of a document and a passage of it."""
    found = []
    for path in _documents():
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            markup = r"\[([^\]]*)\]\([^)]*\)|[*_`#>|]|<[^>]*>|\{[^}]*\}"
            plain = re.sub(markup, r"\1", block).strip()
            if 150 < len(plain) < 900 and plain.count(".") > 1 and "http" not in plain:
                found.append((path.name, plain))
    return found


def _plain(path: Path) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", path.read_text(encoding="utf-8"))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
