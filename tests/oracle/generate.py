# SPDX-License-Identifier: Apache-2.0
"""Invents logs: chooses what is odd about one, and writes it to a folder."""

import bz2
import gzip
import io
import json
import lzma
import pathlib
import subprocess
import tarfile
import zipfile

import numpy

from frames import CLASS_SETS, make_frame
from writing import Names, Spelling, label_record, lines_of, record_of

NOISE = ["INFO: Started server process [17]", "# end of batch", "", "Traceback (most recent call last):", "----"]
PREFIXES = ["cri", "compose", "syslog", "docker"]
PACKINGS = ["gz", "bz2", "xz", "zstd", "zip", "tar.gz"]
WITH_IDS = ["numbers", "words", "uuids", "repeated", "retried"]


class Log:
    """A written log: its path, the frame that it tells of, and what its readers must find besides."""

    def __init__(self, path, frame):
        self.path = path
        self.frame = frame
        self.repeated = 0
        self.homeless = 0
        self.noise = 0
        self.label_lines = 0


def choose(rng, odd, usual, others):
    """Returns the usual choice, or with a chance of `odd` another one."""
    return others[int(rng.integers(0, len(others)))] if others and rng.random() < odd else usual


def choose_kind(rng):
    """Returns the choice of each dimension. Half of the logs are odd in few ways, so that faults do not hide others."""
    odd = float(rng.choice([0.12, 0.25, 0.5]))
    kind = {"task": str(rng.choice(["binary", "binary", "multiclass", "regression"]))}
    choose_answers(rng, odd, kind)
    kind["form"] = choose(rng, 0.5, "table", ["json", "json", "json array"])
    kind["versions"] = rng.random() < 0.25
    kind["models"] = int(choose(rng, 0.25, 0, [1, 2, 3]))
    kind["ids"] = choose(rng, 0.5, "none", ["numbers", "words", "uuids", "users", "repeated", "retried", "shared"])
    if kind["ids"] == "shared":
        kind["models"] = max(2, kind["models"])
    kind["time"] = choose(
        rng,
        odd,
        "iso",
        ["iso zone", "no zone", "utc", "epoch s", "epoch ms", "epoch us", "epoch ns", "excel", "date and time", "am pm"]
        + ["none"] * 4,
    )
    kind["latency"] = choose(rng, 0.5, "none", ["ms", "ms", "s", "us", "ns", "with unit", "clock"])
    kind["status"] = "codes" if kind["ids"] == "retried" or rng.random() < 0.25 else "none"
    late = ["some", "none"]
    if kind["ids"] in WITH_IDS:
        late += ["late lines", "late file", "before", "corrected", "late and homeless"]
    if kind["ids"] == "shared":
        late = ["with model", "with model", "some"]
    kind["labels"] = choose(rng, 0.5, "all", late)
    choose_writing(rng, odd, kind)
    return kind


def choose_answers(rng, odd, kind):
    if kind["task"] == "regression":
        kind["classes"] = choose(rng, 0.6, "plain", ["shares", "thousands", "counts", "signed"])
        kind["score"] = "none"
        kind["spelling"] = "same"
        kind["prediction"] = True
        kind["threshold"] = 0.5
        kind["missing scores"] = False
        return
    sets = [name for name, values in CLASS_SETS.items() if kind["task"] == "binary" or len(values) > 2]
    kind["classes"] = choose(rng, 0.6, "ints" if rng.random() < 0.5 else "words", sets)
    if kind["task"] == "binary":
        scores = ["of first", "confidence", "percent", "percent sign", "logits", "columns", "percent columns", "object"]
        kind["score"] = choose(rng, 0.5, "of second", scores + ["list", "none", "none"])
        kind["threshold"] = float(choose(rng, odd, 0.5, [0.3, 0.4, 0.7, 0.8]))
        kind["percent of"] = str(rng.choice(["second", "predicted"]))
    else:
        kind["score"] = choose(rng, 0.7, "none", ["confidence", "percent", "percent sign", "columns", "object", "list"])
        kind["threshold"] = 0.5
        kind["percent of"] = "predicted"
    if kind["score"] == "confidence" or (kind["score"].startswith("percent") and kind["percent of"] == "predicted"):
        kind["threshold"] = 0.5
    kind["missing scores"] = rng.random() < odd / 2
    per_class = kind["score"] in ("columns", "object")
    # Some log nothing but what the model thinks of each class.
    kind["prediction"] = not (per_class and kind["threshold"] == 0.5 and rng.random() < 0.15)
    spellings = {
        "bools": ["label as number", "prediction as number"],
        "ints": ["label as number", "prediction as text"],
        "ints from 1": ["label as number", "prediction as text"],
        "large ints": ["label as number", "prediction as text"],
        "floats": ["label as number"],
    }
    kind["spelling"] = choose(rng, 0.4, "same", spellings.get(kind["classes"], []))


def choose_writing(rng, odd, kind):
    isTable = kind["form"] == "table"
    kind["separator"] = str(choose(rng, 0.5, ",", [";", "\t", "|"])) if isTable else "-"
    kind["decimal"] = "comma" if isTable and rng.random() < (0.5 if kind["separator"] == ";" else odd / 3) else "point"
    if kind["score"] in ("object", "list"):
        kind["decimal"] = "point"
    kind["quoting"] = str(choose(rng, 0.3, "minimal", ["all"])) if isTable else "-"
    kind["missing"] = kind["classes"] != "missing-like" and rng.random() < 0.5
    kind["joined"] = choose(rng, odd / 2, "no", ["same order", "other order"]) if isTable else "no"
    kind["prefix"] = choose(rng, odd, "none", PREFIXES) if kind["form"] == "json" else "none"
    kind["encoding"] = choose(rng, odd / 2, "utf-8", ["bom", "utf-16", "utf-16-be"])
    kind["line end"] = choose(rng, odd / 2, "\n", ["\r\n", "\r\n", "\r"])
    kind["noise"] = choose(rng, odd / 2, "none", ["inside", "preamble"]) if kind["form"] != "json array" else "none"
    kind["packing"] = choose(rng, odd, "plain", PACKINGS + ["folder", "folder"])
    if kind["prefix"] != "none" or kind["line end"] == "\r":
        kind["encoding"] = "utf-8"
        kind["noise"] = "none"


def make_log(seed, folder):
    """Writes the log of this seed below `folder`."""
    rng = numpy.random.default_rng(seed)
    kind = choose_kind(rng)
    size = int(rng.choice([12, 40, 90, 200, 450, 1200], p=[0.1, 0.25, 0.25, 0.2, 0.15, 0.05]))
    frame = make_frame(rng, kind, size)
    log = Log(None, frame)
    names = Names(rng, kind)
    spelling = Spelling(rng, kind, kind["form"])
    records, labels = make_records(rng, log, names, spelling)
    parts = []
    if kind["packing"] in ("folder", "tar.gz") and len(records) > 9:
        cuts = sorted(int(i) for i in rng.integers(1, len(records), 2))
        parts = [part for part in (records[: cuts[0]], records[cuts[0] : cuts[1]], records[cuts[1] :]) if part]
    else:
        parts = [records]
    files = [lines_of(part, rng, kind, kind["form"]) for part in parts]
    if labels:
        files.append(lines_of(labels, rng, dict(kind, joined="no"), kind["form"]))
        if kind["packing"] not in ("folder", "tar.gz"):
            kind["packing"] = "folder"
    if kind["noise"] != "none":
        add_noise(rng, log, files[0])
    contents = [encode(rng, kind, lines) for lines in files]
    log.path = pack(kind, contents, pathlib.Path(folder))
    return log


def make_records(rng, log, names, spelling):
    """Returns the records of requests, and those of labels that stand in a file of their own."""
    frame = log.frame
    style = frame.kind["labels"]
    inline = style in ("all", "some")
    records = []
    labels = []
    for i in range(frame.size):
        record = record_of(frame, spelling, names, i, inline)
        # Of two attempts that failed, either may count.
        if frame.kind["ids"] == "retried" and not frame.failed[i] and rng.random() < 0.15:
            records.append(record_of(frame, spelling, names, i, inline, attempt=503))
            log.repeated += 1
        records.append(record)
        if frame.kind["ids"] == "repeated" and rng.random() < 0.1:
            records.append(dict(record))
            log.repeated += 1
        if frame.labels[i] is None or inline:
            continue
        late = label_record(frame, spelling, names, i, style == "with model")
        if style == "corrected" and rng.random() < 0.3:
            first = next(label for label in frame.labels if label is not None)
            labels.append(label_record(frame, spelling, names, i, False, first))
        labels.append(late)
    if style == "late and homeless":
        log.homeless = 3
        for k in range(3):
            labels.append({names.of["id"]: f"lost-{k}", names.of["label"]: labels[0][names.of["label"]] if labels else 1})
    log.label_lines = len(labels)
    if style in ("late lines", "with model"):
        return records + labels, []
    if style == "before":
        return labels + records, []
    return records, labels


def add_noise(rng, log, lines):
    """Adds lines that programs write among records; into tables not in the midst of a quoted text."""
    if log.frame.kind["noise"] == "preamble":
        noise = ["# exported 2026-03-01 by the batch job"]
        lines[0:0] = noise
    else:
        noise = [NOISE[int(i)] for i in rng.integers(0, len(NOISE), 3)]
        for line in noise:
            lines.insert(int(rng.integers(1, len(lines) + 1)), line)
    log.noise = len(noise)


def with_prefix(style, i, line):
    if style == "cri":
        return f"2026-03-01T10:00:{i % 60:02d}.123456789Z stdout F {line}"
    if style == "compose":
        return f"web-1  | {line}"
    if style == "syslog":
        return f"Mar  1 10:00:{i % 60:02d} host app[123]: {line}"
    if style == "docker":
        return json.dumps({"log": line + "\n", "stream": "stdout", "time": f"2026-03-01T10:00:{i % 60:02d}.1Z"})
    return line


def encode(rng, kind, lines):
    if kind["form"] == "json array":
        text = "[" + ",\n".join(lines) + "]\n" if rng.random() < 0.5 else json.dumps([json.loads(x) for x in lines], indent=2)
    else:
        lines = [with_prefix(kind["prefix"], i, line) for i, line in enumerate(lines)]
        text = kind["line end"].join(lines) + kind["line end"]
    if kind["encoding"] == "bom":
        return b"\xef\xbb\xbf" + text.encode()
    if kind["encoding"] == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    if kind["encoding"] == "utf-16-be":
        return b"\xfe\xff" + text.encode("utf-16-be")
    return text.encode()


def pack(kind, contents, folder):
    """Writes the files, and returns the path that is given to the program."""
    ending = ".csv" if kind["form"] == "table" else ".json" if kind["form"] == "json array" else ".jsonl"
    packing = kind["packing"]
    if packing == "folder":
        path = folder / "log"
        path.mkdir()
        for i, content in enumerate(contents):
            (path / f"part-{i}{ending}").write_bytes(content)
        return path
    name = "log" + ending
    path = folder / (name if packing == "plain" else f"{name}.{packing.replace('zstd', 'zst')}")
    if packing == "tar.gz":
        with tarfile.open(path, "w:gz") as archive:
            for i, content in enumerate(contents):
                entry = tarfile.TarInfo(f"part-{i}{ending}")
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    elif packing == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, contents[0])
    elif packing == "zstd":
        path.write_bytes(subprocess.run(["zstd", "-q", "-c"], input=contents[0], stdout=subprocess.PIPE, check=True).stdout)
    else:
        pack_one = {"plain": bytes, "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}[packing]
        path.write_bytes(pack_one(contents[0]))
    return path
