"""Learns from passages what sentences with a fault are like, for `eia_tui/checks/methods/likeness.py`.

    python scripts/likeness/learn.py

It writes templates/checks/likeness.tsv.gz, and prints for each kind what a part of the passages finds in the others.

`passages/KIND.toml` holds passages of one kind: `bad` ones have the fault, `good` ones are close to it and have not.
`ordinary.txt` holds sentences of assessments that a reviewer passes, each after the name of its question. All of it is
invented. The same passages always give the same file.

The model is a logistic regression over words, trained with gradient descent. Where a bad passage has several sentences,
the one that is most like the fault counts, and the others do not.
"""

import gzip
import hashlib
import math
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from eia_tui.checks.methods import likeness
from eia_tui.checks.methods.likeness import FEWEST_WORDS, SCALE, features
from eia_tui.checks.methods.sentences import sentences

HERE = Path(__file__).parent
PASSAGES = HERE / "passages"
TARGET = HERE.parents[1] / "templates" / "checks" / "likeness.tsv.gz"
ROUNDS = 14
RATE = 2.0
PARTS = 4
"""Parts into which the passages are divided: each is judged by what the others teach."""
FALSE_ALARMS = 3
"""Ordinary sentences that may be taken for a fault of one kind: so many in all the assessments of `ordinary.txt`."""
GOOD_DISTURBED = 0.02
"""The share of good passages, which are close to bad ones, that may be taken for them."""
LEAST_WEIGHT = 0.4
"""A weight below it changes little, and is left out."""

Features = frozenset[str]


class Passages(NamedTuple):
    """The passages of one kind, each as the features of its sentences."""

    bad: list[list[Features]]
    good: list[list[Features]]
    ordinary: list[Features]


class Model(NamedTuple):
    """What was learnt of one kind."""

    weights: Mapping[str, float]
    bias: float

    def score(self, found: Features) -> float:
        """How much a sentence is like the kind."""
        return self.bias + sum(self.weights.get(each, 0.0) for each in found) / math.sqrt(len(found))

    def highest(self, passage: Sequence[Features]) -> float:
        """How much the sentence of a passage that is most like the kind is like it."""
        return max(map(self.score, passage))


def sources() -> list[Path]:
    """The files that the model is learnt from."""
    return [*sorted(PASSAGES.glob("*.toml")), HERE / "ordinary.txt"]


def fingerprint() -> str:
    """A hash of the passages and of what reads them, by which a test sees that the model was learnt from them."""
    files = [*sources(), Path(__file__), Path(likeness.__file__)]
    content = b"".join(path.read_bytes().replace(b"\r\n", b"\n") for path in files)
    return hashlib.sha256(content).hexdigest()[:16]


def written(kind: str, quality: str) -> list[str]:
    """The "bad" or "good" passages of a kind, as they are written."""
    texts: list[str] = tomllib.loads((PASSAGES / f"{kind}.toml").read_text(encoding="utf-8"))[quality]
    return texts


def sentences_of(passage: str) -> list[str]:
    """The sentences of a passage that are long enough to judge; the whole passage if none is."""
    return [each.text for each in sentences(passage) if len(each.text.split()) >= FEWEST_WORDS] or [passage]


def split(passage: str) -> list[Features]:
    """The features of the sentences of a passage."""
    return list(map(features, sentences_of(passage)))


def read() -> dict[str, Passages]:
    """The passages of every kind."""
    lines = [line.split("\t") for line in (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()]
    ordinary = [(address, features(sentence)) for address, sentence in lines if len(sentence.split()) >= FEWEST_WORDS]
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(PASSAGES.glob("*.toml"))}
    kinds = {}
    for kind, table in tables.items():
        questions = tuple(f".{question}" for question in table["questions"])
        of_questions = [found for address, found in ordinary if f".{address}".endswith(questions)]
        for other in tables.values():  # what is good for another kind in the same answers is no fault of this one
            if other is not table and {*other["questions"]} & {*table["questions"]}:
                of_questions += [found for passage in other["good"] for found in split(passage)]
        kinds[kind] = Passages(list(map(split, table["bad"])), list(map(split, table["good"])), of_questions)
    return kinds


def learn(passages: Passages) -> Model:
    """Learns a kind, and then once more from the sentences of the bad passages that are most like it."""
    model = _descend([each for passage in passages.bad for each in passage], passages)
    return _descend([max(passage, key=model.score) for passage in passages.bad], passages)


def _descend(bad: list[Features], passages: Passages) -> Model:
    others = [each for passage in passages.good for each in passage] + passages.ordinary
    balance = max(1.0, len(others) / len(bad) / 4)
    examples = [(each, 1) for each in bad] + [(each, 0) for each in others]
    weights: dict[str, float] = defaultdict(float)
    bias, order = 0.0, random.Random(1)  # noqa: S311  an order of examples is no secret
    for number in range(ROUNDS):
        rate = RATE / (1 + number / 2)
        order.shuffle(examples)
        for found, is_bad in examples:
            length = math.sqrt(len(found))
            score = bias + sum(weights[each] for each in found) / length
            error = is_bad - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            step = error * rate * (balance if is_bad else 1)
            for each in found:
                weights[each] += step / length
            bias += step / 10
    return Model({feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}, bias)


def part(passages: Passages, number: int, *, without: bool) -> Passages:
    """One part of the passages, or what is left without it."""
    return Passages(
        *([each for place, each in enumerate(kind) if (place % PARTS == number) != without] for kind in passages)
    )


def judged(passages: Passages) -> tuple[list[float], list[float], list[float]]:
    """The scores of the bad, good and ordinary ones, each by a model that was learnt without it."""
    bad: list[float] = []
    good: list[float] = []
    ordinary: list[float] = []
    for number in range(PARTS):
        model = learn(part(passages, number, without=True))
        of_part = part(passages, number, without=False)
        bad += map(model.highest, of_part.bad)
        good += map(model.highest, of_part.good)
        ordinary += map(model.score, of_part.ordinary)
    return bad, good, ordinary


def threshold(good: Sequence[float], ordinary: Sequence[float]) -> float:
    """The score above which a sentence is taken for the fault."""
    return max(
        sorted(good, reverse=True)[int(len(good) * GOOD_DISTURBED)], sorted(ordinary, reverse=True)[FALSE_ALARMS]
    )


def write(models: Mapping[str, tuple[Model, float]]) -> None:
    """Writes the weights of all kinds, by feature."""
    lines: dict[str, list[str]] = defaultdict(list)
    for number, (model, _) in enumerate(models.values()):
        for feature, weight in sorted(model.weights.items()):
            lines[feature].append(f"{number}:{round(weight * SCALE)}")
    head = [
        fingerprint(),
        *(f"{kind}:{round((limit - model.bias) * SCALE)}" for kind, (model, limit) in models.items()),
    ]
    text = "\n".join(["\t".join(head), *("\t".join([feature, *lines[feature]]) for feature in sorted(lines))])
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))


def learnt(kind: str, passages: Passages) -> tuple[str, Model, float, str]:
    """A kind, its model, the score above which a sentence is like it, and how well it is told from the others."""
    bad, good, ordinary = judged(passages)
    limit = threshold(good, ordinary)
    found, disturbed, alarms = (sum(score > limit for score in scores) for scores in (bad, good, ordinary))
    report = f"{kind}: {found} of {len(bad)} bad passages found, {disturbed} of {len(good)} good ones, "
    return kind, learn(passages), limit, f"{report}{alarms} of {len(ordinary)} ordinary sentences"


def main() -> None:
    """Learns every kind, and says what a part of its passages finds in the others."""
    from concurrent.futures import ProcessPoolExecutor  # the Python of the Windows bundle has none, and tests read this

    with ProcessPoolExecutor() as pool:
        kinds = read()
        results = list(pool.map(learnt, kinds, kinds.values()))
    print("\n".join(report for *_, report in results))
    write({kind: (model, limit) for kind, model, limit, _ in results})


if __name__ == "__main__":
    main()
