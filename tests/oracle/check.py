#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Gives invented logs to the program and compares its figures with those of scikit-learn.

usage: check.py PROGRAM [COUNT [SEED]]    (300 logs, from seed 1 on)
       check.py PROGRAM --keep SEED FOLDER   leaves the log of a seed in a folder and prints what differs

Each log is invented from its seed: what truly happened first, then how it was written down. The right answer comes
from the former, never from reading the latter again. A log is

  right   when all figures and counts agree,
  told    when one differs, or is missing, and an assumption or a warning says why,
  refused when the program reads nothing of the log, and says so,
  WRONG   when a figure differs without a word,
  LOST    when rows or figures are missing without a word.

Ends with 0 when no log is wrong or lost, and with 77 where scikit-learn is missing.
"""

import collections
import concurrent.futures
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    from answers import answer_of, table_of
    from generate import make_log
except ImportError as missing:
    print(f"Left out: {missing}. Debian's python3-sklearn and python3-pandas are needed.")
    sys.exit(77)

VERDICTS = ["right", "told", "refused", "WRONG", "LOST"]
SCORES = {"roc_auc", "average_precision", "log_loss", "brier"}
NO_WORD = {"There are no rows to compute it from."}


class Answer:
    """What the program said of a log."""

    def __init__(self, program, path):
        home = tempfile.mkdtemp(prefix="oracle-home-")
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", TZ="UTC", HOME=home)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            environment[name] = home
        done = subprocess.run(
            [program, "log", "--json", str(path)], env=environment, capture_output=True, timeout=300, check=False
        )
        subprocess.run(["rm", "-r", home], check=False)
        self.code = done.returncode
        self.errors = [x for x in done.stderr.decode(errors="replace").splitlines() if not x.startswith("QStandardPaths")]
        try:
            self.document = json.loads(done.stdout)
        except ValueError:
            self.document = None

    def words(self):
        """Returns all sentences that tell of something unusual."""
        if self.document is None:
            return self.errors
        words = list(self.errors) + self.document["warnings"]
        for model in self.document["models"]:
            words += model["notes"]
        return words

    def guesses(self):
        """Returns what was assumed and is said not to be sure."""
        return [a for a in self.document["assumptions"] if a["how_sure"] == "guess"]


class Judge:
    """Compares an answer with the truth, one difference after the other."""

    def __init__(self, log, answer):
        self.log = log
        self.answer = answer
        self.differences = []  # verdict, what, found, right

    def judge(self):
        document = self.answer.document
        if document is None:
            told = self.answer.code != 0 and bool(self.answer.errors)
            self.add("refused" if told else "LOST", "document", " ".join(self.answer.errors)[-200:], "")
            return
        rows = document["rows"]
        if rows["judged"] + sum(rows["left_out"].values()) != rows["read"]:
            self.add("LOST", "sum of rows", rows, "")
        if rows["left_out"]["repeated"] != self.log.repeated:
            self.count("repeated", rows["left_out"]["repeated"], self.log.repeated)
        if self.log.homeless and not any("belong to no prediction" in word for word in self.answer.words()):
            self.add("LOST", "labels of no prediction", 0, self.log.homeless)
        table = table_of(self.log.frame)
        models = {model["name"]: model for model in document["models"]}
        groups = dict(list(table.groupby("models"))) if self.log.frame.kind["models"] else {None: table}
        for name, group in groups.items():
            if name in models:
                self.judge_model(models[name], group)
            else:
                self.add("WRONG", f"model {name}", list(models), "")

    def judge_model(self, model, group):
        versions = {version["name"]: version for version in model["versions"]}
        parts = {None: group}
        if self.log.frame.kind["versions"]:
            parts.update(list(group.groupby("versions")))
        for name, part in parts.items():
            if name in versions:
                self.judge_version(versions[name], part, f"{model['name'] or ''}/{name or ''} ")
            else:
                self.add("told" if self.isRepeatTold() else "WRONG", f"version {name}", list(versions), "")

    def judge_version(self, version, part, place):
        frame = self.log.frame
        isRegression = frame.kind["task"] == "regression"
        if (version["task"] == "regression") != isRegression:
            told = any("class" in a["meaning"] or "number" in a["meaning"] for a in self.answer.guesses())
            self.add("told" if told else "WRONG", place + "task", version["task"], frame.kind["task"])
            return
        positive = self.positive_of(version["positive"])
        right = answer_of(frame, part, positive)
        for name in ("predictions", "failed", "labelled"):
            self.count(place + name, version[name], right.pop(name))
        seen = set(part.predictions.dropna()) | set(part.labels.dropna())
        for name, value in right.items():
            if name in SCORES and len(seen) != len(frame.classes) and not isRegression:
                continue  # a class that no row has: the log does not tell of it
            if name.endswith("positive") and version["positive"] is None:
                continue
            self.figure(place, name, self.found(version["figures"], name), value, version["figures"]["undefined"])

    def positive_of(self, name):
        for i, one in enumerate(self.log.frame.classes):
            if name == str(one):
                return i
        for i, one in enumerate(self.log.frame.classes):
            words = {str(one), str(one).lower()}
            if isinstance(one, (bool, float)):
                words.add(str(int(one)))
            if name in words:
                return i
        return None

    @staticmethod
    def found(figures, name):
        value = figures
        for part in name.split("."):
            value = value[part]
        return value

    def count(self, name, found, right):
        if found == right:
            return
        rows = self.answer.document["rows"]["left_out"]
        reasons = ("unreadable", "not_understood", "other_models", "without_prediction")
        known = sum(rows[reason] for reason in reasons) - self.log.noise
        told = found < right and known >= 1 and self.answer.words()
        told = told or (found < right and rows["repeated"] > self.log.repeated and self.isRepeatTold())
        told = told or any("could not be understood" in w and "label" in name for w in self.answer.words())
        told = told or any("stands for a missing value" in a["meaning"] for a in self.answer.document["assumptions"])
        told = told or any("belong to no prediction" in word for word in self.answer.words())
        told = told or bool(self.answer.errors)
        if name == "repeated":
            told = self.isRepeatTold()
        self.add("told" if told else "LOST" if found < right else "WRONG", name, found, right)

    def isRepeatTold(self):
        return any("request id" in word for word in self.answer.words())

    def figure(self, place, name, found, right, reasons):
        if found is None and (right is None or math.isnan(right)):
            return
        if found is not None and right is not None and self.isEqual(found, right):
            return
        if found is None:
            self.add("told" if self.isToldOf(name, reasons) else "LOST", place + name, found, right)
        else:
            told = any(diff[0] == "told" for diff in self.differences) or self.isDoubted(name)
            self.add("told" if told else "WRONG", place + name, found, right)

    @staticmethod
    def isEqual(found, right):
        # Written times have seconds, latencies three digits behind the point.
        return abs(found - right) <= 1e-6 + 1e-5 * abs(right)

    def isToldOf(self, name, reasons):
        reason = reasons.get(name.split(".")[0], "")
        if name in SCORES:
            words = self.answer.words() + [a["meaning"] for a in self.answer.document["assumptions"]]
            return any("is not used" in w or "probabilit" in w or "score" in w for w in words)
        if name.startswith("latency") or name == "predictions_per_second":
            return any("could not be understood" in word or "time" in word for word in self.answer.words())
        return reason not in NO_WORD or any(diff[0] == "told" for diff in self.differences)

    def isDoubted(self, name):
        """Whether what the figure rests on was said to be a guess."""
        return name in SCORES and any(a["column"] and "robab" in a["meaning"] for a in self.answer.guesses())

    def add(self, verdict, what, found, right):
        self.differences.append((verdict, what, found, right))

    def verdict(self):
        found = {diff[0] for diff in self.differences}
        for verdict in reversed(VERDICTS):
            if verdict in found:
                return verdict
        return "right"


def check(program, seed, keep=None):
    """Returns the choices of a log, its verdict and the differences."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        log = make_log(seed, keep or folder)
        judge = Judge(log, Answer(program, log.path))
        judge.judge()
        return seed, log.frame.kind, judge.verdict(), judge.differences


def print_table(results):
    """Prints the verdicts by each choice of each dimension."""
    counts = collections.defaultdict(collections.Counter)
    for _, kind, verdict, _ in results:
        for dimension, choice in kind.items():
            counts[dimension, str(choice)][verdict] += 1
        counts["all", ""][verdict] += 1
    print("| dimension | choice | logs | " + " | ".join(VERDICTS) + " |")
    print("| --- | --- |" + " ---: |" * (len(VERDICTS) + 1))
    for (dimension, choice), verdicts in sorted(counts.items()):
        cells = [verdicts[v] for v in VERDICTS]
        choice = repr(choice)[1:-1].replace("|", "\\|")
        print(f"| {dimension} | {choice} | {sum(cells)} | " + " | ".join(map(str, cells)) + " |")


def main(arguments):
    program = str(pathlib.Path(arguments[0]).resolve())
    if arguments[1:2] == ["--keep"]:
        folder = pathlib.Path(arguments[3])
        folder.mkdir(parents=True, exist_ok=True)
        _, kind, verdict, differences = check(program, int(arguments[2]), folder)
        print(verdict, kind, *differences, sep="\n")
        return 1 if verdict in ("WRONG", "LOST") else 0
    count = int(arguments[1]) if len(arguments) > 1 else 300
    first = int(arguments[2]) if len(arguments) > 2 else 1
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(check, [program] * count, range(first, first + count), chunksize=8))
    print_table(results)
    for verdict in VERDICTS[1:]:
        for seed, _, found, differences in results:
            if found == verdict:
                worst = next(diff for diff in differences if diff[0] == verdict)
                print(f"{verdict} seed {seed}: {worst[1].strip()} is {worst[2]}, right is {worst[3]}")
    bad = sum(verdict in ("WRONG", "LOST") for _, _, verdict, _ in results)
    print(f"{count} logs from seed {first}: {bad} wrong or lost without a word")
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print(__doc__)
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))
