# SPDX-License-Identifier: Apache-2.0
"""Writes a frame as people log: tables and JSON lines in many spellings, in one file or several."""

import csv
import datetime
import io
import json

from frames import logit

NAMES = {
    "time": ["timestamp", "ts", "time", "event_time", "datetime"],
    "id": ["request_id", "prediction_id", "id", "event_id", "trace_id"],
    "model": ["model", "model_name"],
    "version": ["version", "model_version"],
    "prediction": ["prediction", "y_pred", "predicted", "predicted_label", "output"],
    "score": ["probability", "score", "confidence", "proba"],
    "label": ["label", "y_true", "actual", "target", "ground_truth"],
    "status": ["status", "status_code", "http_status"],
}
LATENCY_UNITS = {"ms": 1e3, "s": 1, "us": 1e6, "ns": 1e9}


class Names:
    """The name of each column in one log."""

    def __init__(self, rng, kind):
        self.of = {field: str(rng.choice(names)) for field, names in NAMES.items()}
        unit = kind["latency"] if kind["latency"] in LATENCY_UNITS else "ms"
        self.of["latency"] = {
            "ms": rng.choice(["latency_ms", "latency", "duration_ms", "response_time_ms"]),
            "s": rng.choice(["latency_s", "latency_seconds", "duration_seconds"]),
            "us": "latency_us",
            "ns": "latency_ns",
        }[unit]
        if kind["latency"] in ("with unit", "clock"):
            self.of["latency"] = "latency"
        self.of["latency"] = str(self.of["latency"])


class Spelling:
    """Turns true values into what a log holds: texts for tables, values for JSON."""

    def __init__(self, rng, kind, form):
        self.kind = kind
        self.is_table = form == "table"
        self.decimal = "," if self.is_table and kind["decimal"] == "comma" else "."
        self.hasGroups = kind["classes"] == "thousands" and self.is_table and bool(rng.random() < 0.5)
        words = ["", "NaN", "NA", "N/A", "null", "None", "nan", "-", "#N/A", "?"]
        if not self.is_table:
            words = [None, "", "NaN", "absent", float("nan"), "N/A"]
        self.missing = words[int(rng.integers(0, len(words)))] if kind["missing"] else (words[0])
        self.bool_words = {"predictions": ("False", "True"), "labels": ("False", "True")}
        if rng.random() < 0.4:
            self.bool_words["labels"] = ("false", "true")
        self.status_float = bool(rng.random() < 0.2)

    def number(self, value, groups=False):
        if not self.is_table:
            return value
        text = f"{value:,.2f}" if groups else repr(value)
        if self.decimal == ",":
            text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
        return text

    def answer(self, value, side):
        """Writes a prediction or a label."""
        spelled = self.kind["spelling"]
        if value is None:
            return self.missing
        if isinstance(value, bool):
            if spelled == "label as number" and side == "labels":
                return self.text(int(value))
            if spelled == "prediction as number" and side == "predictions":
                return self.text(int(value))
            return self.bool_words[side][value] if self.is_table else value
        if isinstance(value, int):
            if spelled == "label as number" and side == "labels":
                value = float(value)
            elif spelled == "prediction as text" and side == "predictions":
                return str(value)
            return self.text(value)
        if isinstance(value, float):
            if self.kind["task"] != "regression":
                return self.text(int(value) if spelled == "label as number" and side == "labels" else value)
            return self.number(value, self.hasGroups)
        return value

    def text(self, value):
        return str(value) if self.is_table else value

    def share(self, p):
        """Writes a probability."""
        score = self.kind["score"]
        if score == "percent sign":
            return self.number(round(p * 100, 2), False) + "%" if self.is_table else f"{round(p * 100, 2)}%"
        if score in ("percent", "percent columns"):
            return self.number(round(p * 100, 2))
        return self.number(round(float(p), 4))

    def latency(self, seconds):
        style = self.kind["latency"]
        if seconds is None:
            return self.missing
        if style == "with unit":
            return f"{round(seconds * 1e3, 3)} ms"
        if style == "clock":
            return "0:00:%09.6f" % seconds if seconds < 60 else str(datetime.timedelta(seconds=seconds))
        return self.number(round(seconds * LATENCY_UNITS[style], 6 if style == "s" else 3))

    def time(self, at):
        """Returns the cells of a time by the endings of their columns' names."""
        style = self.kind["time"]
        epoch = int(at.timestamp())
        number = {"epoch s": epoch, "epoch ms": epoch * 10**3, "epoch us": epoch * 10**6, "epoch ns": epoch * 10**9}
        if style in number:
            return {"": self.text(number[style])}
        if style == "excel":
            days = at.timestamp() / 86400 + 25569
            return {"": self.number(round(days, 8))}
        if style == "date and time":
            return {"date": at.strftime("%Y-%m-%d"), "time": at.strftime("%H:%M:%S")}
        formats = {
            "iso": "%Y-%m-%dT%H:%M:%SZ",
            "iso zone": "%Y-%m-%dT%H:%M:%S+00:00",
            "no zone": "%Y-%m-%d %H:%M:%S",
            "utc": "%Y-%m-%d %H:%M:%S UTC",
            "am pm": "%m/%d/%Y %I:%M:%S %p",
        }
        return {"": at.strftime(formats[style])}


def record_of(frame, spelling, names, i, has_label, attempt=None):
    """Returns the fields of one request by the names of their columns. `attempt`: a failed one before, by its status."""
    kind = frame.kind
    record = {}
    if kind["time"] != "none":
        for ending, cell in spelling.time(frame.times[i]).items():
            record[ending or names.of["time"]] = cell
    if kind["ids"] != "none":
        record[names.of["id"]] = spelling.text(frame.ids[i])
    if kind["models"]:
        record[names.of["model"]] = frame.models[i]
    if kind["versions"]:
        record[names.of["version"]] = frame.versions[i]
    isFailed = attempt is not None or frame.failed[i]
    if kind["prediction"]:
        record[names.of["prediction"]] = (
            spelling.missing if isFailed else spelling.answer(frame.predictions[i], "predictions")
        )
    if frame.probabilities is not None:
        add_scores(frame, spelling, names, i, isFailed, record)
    if has_label:
        record[names.of["label"]] = spelling.answer(None if attempt else frame.labels[i], "labels")
    if kind["latency"] != "none":
        record[names.of["latency"]] = spelling.latency(None if attempt else frame.latencies[i])
    if kind["status"] != "none":
        code = attempt or frame.statuses[i]
        record[names.of["status"]] = spelling.text(float(code) if spelling.status_float else code)
    record["region"] = frame.regions[i]
    record["amount"] = spelling.number(frame.amounts[i])
    return {name: value for name, value in record.items() if not isinstance(value, str) or value != "absent"}


def add_scores(frame, spelling, names, i, isFailed, record):
    score = frame.kind["score"]
    shares = frame.probabilities[i]
    isMissing = isFailed or frame.scores[i] is None
    if score == "none":
        return
    if score in ("columns", "percent columns"):
        for name, share in zip(frame.classes, shares):
            record[f"prob_{spelled_class(name)}"] = spelling.missing if isMissing else spelling.share(share)
        return
    if score in ("object", "list"):
        values = [float(round(share, 4)) for share in shares]
        if score == "object":
            values = dict(zip([spelled_class(name) for name in frame.classes], values))
        if isMissing:
            record["probabilities"] = spelling.missing
        else:
            record["probabilities"] = json.dumps(values, ensure_ascii=False) if spelling.is_table else values
        return
    if isMissing:
        record[names.of["score"]] = spelling.missing
        return
    of_first = shares[0]
    of_second = shares[1] if len(shares) > 1 else 0
    predicted = shares[frame.classes.index(frame.predictions[i])]
    if score == "logits":
        record[names.of["score"]] = spelling.number(logit(float(of_second)))
    else:
        chosen = {"of second": of_second, "of first": of_first}.get(score, predicted)
        if score in ("percent sign", "percent") and frame.kind["percent of"] == "second":
            chosen = of_second
        record[names.of["score"]] = spelling.share(chosen)


def spelled_class(name):
    return str(name)


def label_record(frame, spelling, names, i, with_model, value="true"):
    record = {names.of["id"]: spelling.text(frame.ids[i])}
    if with_model:
        record[names.of["model"]] = frame.models[i]
    record[names.of["label"]] = spelling.answer(frame.labels[i] if value == "true" else value, "labels")
    return record


def write_json(records, rng):
    order = bool(rng.random() < 0.3)
    lines = []
    for record in records:
        items = list(record.items())
        if order:
            rng.shuffle(items)
        lines.append(json.dumps(dict(items), ensure_ascii=bool(rng.random() < 0.5)))
    return lines


def write_table(records, rng, kind, columns=None):
    """Returns the lines of a table with its header; a line may hold line feeds inside of quotation marks."""
    if columns is None:
        columns = []
        for record in records:
            columns += [name for name in record if name not in columns]
    quoting = csv.QUOTE_ALL if kind["quoting"] == "all" else csv.QUOTE_MINIMAL
    lines = []
    for row in [dict(zip(columns, columns))] + records:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=kind["separator"], quoting=quoting, lineterminator="")
        writer.writerow(["" if row.get(name) is None else row[name] for name in columns])
        lines.append(text.getvalue())
    return lines


def lines_of(records, rng, kind, form):
    """Returns the lines of one file; tables may be joined of several that each have their header."""
    if form != "table":
        return write_json(records, rng)
    if kind["joined"] == "no" or len(records) < 6:
        return write_table(records, rng, kind)
    columns = []
    for record in records:
        columns += [name for name in record if name not in columns]
    middle = len(records) // 2
    second = list(columns)
    if kind["joined"] == "other order":
        rng.shuffle(second)
    return write_table(records[:middle], rng, kind, columns) + write_table(records[middle:], rng, kind, second)
