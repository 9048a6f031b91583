# SPDX-License-Identifier: Apache-2.0
"""What truly happened: the requests of an invented log, before anything is written."""

import datetime
import math

import numpy

CLASS_SETS = {
    "words": ["cat", "dog", "bird", "horse", "sheep"],
    "ints": [0, 1, 2, 3, 4],
    "ints from 1": [1, 2, 3, 4, 5],
    "large ints": [100000, 200000, 300000, 400000, 500000],
    "negative ints": [-1, 1],
    "bools": [False, True],
    "floats": [0.0, 1.0, 2.0, 3.0],
    "unicode": ["café", "naïve", "東京", "😀", "Ω"],
    "case": ["Mail", "mail", "MAIL", "post"],
    "yes and no": ["no", "yes"],
    "with separators": ["a, b", "c; d", 'e "f"', "g|h"],
    "missing-like": ["NA", "DE", "none", "US"],
    "leading zeros": ["01", "02", "03", "10"],
}

START = datetime.datetime(2026, 3, 1, 10, 0, 0, tzinfo=datetime.timezone.utc)
REGIONS = ["north", "süd", "east side", "west; far", 'the "center"']


class Frame:
    """The requests as they were, in columns of one list each; None is what is not known.

    `kind` holds the choice of each dimension of the log by its name; `probabilities` has a row for each request, with
    a column for each of `classes`.
    """

    def __init__(self, kind, size):
        self.kind = kind
        self.size = size
        self.classes = []
        self.probabilities = None
        self.scores = [None] * size
        self.predictions = [None] * size
        self.labels = [None] * size
        self.models = [None] * size
        self.versions = [None] * size
        self.ids = [None] * size
        self.times = [None] * size
        self.latencies = [None] * size
        self.statuses = [None] * size
        self.failed = [False] * size
        self.regions = [None] * size
        self.amounts = [None] * size


def make_frame(rng, kind, size):
    """Returns a frame of `size` requests of the given kind."""
    frame = Frame(kind, size)
    if kind["task"] == "regression":
        make_numbers(rng, frame)
    else:
        make_classes(rng, frame)
    make_requests(rng, frame)
    return frame


def make_classes(rng, frame):
    names = CLASS_SETS[frame.kind["classes"]]
    count = 2 if frame.kind["task"] == "binary" else int(rng.integers(3, len(names) + 1))
    frame.classes = [names[i] for i in sorted(rng.permutation(len(names))[:count])]
    if frame.kind["classes"] in ("ints", "ints from 1", "floats"):
        frame.classes = names[:count]
    clarity = rng.choice([0.5, 1.5, 3.0])
    truth = rng.integers(0, count, frame.size)
    if count == 2 and rng.random() < 0.4:
        truth = (rng.random(frame.size) < rng.choice([0.1, 0.25, 0.8])).astype(int)
    logits = rng.normal(0, 1, (frame.size, count))
    logits[numpy.arange(frame.size), truth] += clarity
    exponents = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    shares = exponents / exponents.sum(axis=1, keepdims=True)
    shares = numpy.round(shares, 4)
    shares[:, 0] = numpy.round(1 - shares[:, 1:].sum(axis=1), 4)
    frame.probabilities = numpy.clip(shares, 0, 1)
    predicted = frame.probabilities.argmax(axis=1)
    if count == 2:
        threshold = frame.kind["threshold"]
        predicted = (frame.probabilities[:, 1] >= threshold).astype(int)
    frame.predictions = [frame.classes[i] for i in predicted]
    frame.labels = [frame.classes[i] for i in truth]


def make_numbers(rng, frame):
    scale = frame.kind["classes"]
    if scale == "shares":
        truth = rng.random(frame.size)
        value = numpy.clip(truth + rng.normal(0, 0.1, frame.size), 0, 1)
        digits = 4
    elif scale == "thousands":
        truth = rng.normal(250_000, 90_000, frame.size)
        value = truth + rng.normal(0, 20_000, frame.size)
        digits = 2
    elif scale == "counts":
        truth = rng.poisson(120, frame.size).astype(float)
        value = truth + rng.integers(-20, 20, frame.size)
        digits = 0
    elif scale == "signed":
        truth = rng.normal(0, 12, frame.size)
        value = truth + rng.normal(0, 3, frame.size)
        digits = 3
    else:
        truth = rng.normal(100, 25, frame.size)
        value = truth + rng.normal(0, 5, frame.size)
        digits = 2
    frame.predictions = [round(float(v), digits) for v in value]
    frame.labels = [round(float(v), digits) for v in truth]


def make_requests(rng, frame):
    """Fills in all that is not the quality of the model."""
    kind = frame.kind
    step = int(rng.choice([1, 7, 60]))
    for i in range(frame.size):
        frame.times[i] = START + datetime.timedelta(seconds=step * i)
        frame.regions[i] = REGIONS[int(rng.integers(0, len(REGIONS)))]
        frame.amounts[i] = round(float(rng.normal(50, 20)), 2)
        if kind["versions"]:
            frame.versions[i] = "v1" if i < frame.size // 2 else "v2"
        if kind["models"]:
            frame.models[i] = ["churn", "fraud", "spam"][int(rng.integers(0, kind["models"]))]
        if kind["latency"] != "none":
            frame.latencies[i] = round(float(rng.lognormal(-3, 0.6)), 6)
        if kind["status"] != "none":
            frame.statuses[i] = 200
            if rng.random() < 0.06:
                frame.statuses[i] = int(rng.choice([400, 429, 500, 503]))
                frame.failed[i] = True
                frame.predictions[i] = None
                frame.labels[i] = None
    make_ids(rng, frame)
    if kind["labels"] == "none":
        frame.labels = [None] * frame.size
    elif kind["labels"] != "all":
        for i in range(frame.size):
            if rng.random() < 0.2:
                frame.labels[i] = None
    if frame.probabilities is not None and kind["missing scores"]:
        frame.scores = [None if rng.random() < 0.1 else True for _ in range(frame.size)]
    else:
        frame.scores = [True] * frame.size


def make_ids(rng, frame):
    ids = frame.kind["ids"]
    for i in range(frame.size):
        if ids in ("numbers", "repeated", "retried", "shared"):
            frame.ids[i] = 4000 + i
        elif ids == "words":
            frame.ids[i] = f"req-{i:05d}"
        elif ids == "uuids":
            frame.ids[i] = "".join(f"{int(b):02x}" for b in rng.integers(0, 256, 16))
        elif ids == "users":
            frame.ids[i] = f"u{int(rng.integers(0, max(2, frame.size // 6)))}"
    if ids == "shared":
        # Each request goes to all models.
        count = frame.kind["models"]
        for i in range(frame.size):
            frame.ids[i] = 4000 + i // count
            frame.models[i] = ["churn", "fraud", "spam"][i % count]


def logit(p):
    p = min(max(p, 0.0005), 0.9995)
    return round(math.log(p / (1 - p)), 4)
