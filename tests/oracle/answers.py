# SPDX-License-Identifier: Apache-2.0
"""The right figures of a frame, by scikit-learn, NumPy and pandas."""

import warnings

import numpy
import pandas
from frames import logit
from sklearn import metrics

warnings.filterwarnings("ignore")


def table_of(frame):
    """Returns the frame as a table of pandas with a column for each fact that figures need."""
    data = {name: getattr(frame, name) for name in ("models", "versions", "predictions", "labels", "failed")}
    table = pandas.DataFrame({name: pandas.Series(values, dtype=object) for name, values in data.items()})
    table["latencies"] = pandas.Series(frame.latencies, dtype=float)
    table["times"] = pandas.Series(frame.times)
    table["scored"] = [score is not None for score in frame.scores]
    table["row"] = range(frame.size)
    return table


def answer_of(frame, table, positive):
    """Returns figures by their names in `quarterdeck log --json` over the rows of `table`.

    A figure that scikit-learn does not define is None; one that the log does not tell is not in the answer.
    `positive` is the index of the positive class, or None.
    """
    judged = table[table.predictions.notna() & table.labels.notna() & ~table.failed.astype(bool)]
    answer = {
        "predictions": len(table),
        "failed": int(table.failed.sum()),
        "labelled": len(judged),
    }
    if frame.kind["task"] == "regression":
        answer.update(numbers_of(judged))
    else:
        answer.update(classes_of(frame, judged, positive))
        answer.update(scores_of(frame, judged[judged.scored], positive))
    answer.update(speed_of(frame, table))
    return answer


def numbers_of(judged):
    if judged.empty:
        return {"mae": None, "rmse": None, "r2": None}
    truth = judged.labels.astype(float)
    value = judged.predictions.astype(float)
    return {
        "mae": metrics.mean_absolute_error(truth, value),
        "rmse": metrics.mean_squared_error(truth, value, squared=False),
        "r2": metrics.r2_score(truth, value) if truth.nunique() > 1 else None,
    }


def classes_of(frame, judged, positive):
    names = ["accuracy"] + [f"{f}.{a}" for f in ("precision", "recall", "f1") for a in ("macro", "weighted", "positive")]
    if judged.empty:
        return dict.fromkeys(names)
    codes = {name: i for i, name in enumerate(frame.classes)}
    truth = [codes[v] for v in judged.labels]
    predicted = [codes[v] for v in judged.predictions]
    answer = {"accuracy": metrics.accuracy_score(truth, predicted)}
    for average in ("macro", "weighted"):
        values = metrics.precision_recall_fscore_support(truth, predicted, average=average, zero_division=0)
        answer.update(zip([f"{f}.{average}" for f in ("precision", "recall", "f1")], values))
    if positive is not None:
        # Where scikit-learn divides by nothing, the program says so.
        p, r, f, _ = metrics.precision_recall_fscore_support(
            truth, predicted, labels=[positive], average=None, zero_division=0
        )
        answer["precision.positive"] = float(p[0]) if positive in predicted else None
        answer["recall.positive"] = float(r[0]) if positive in truth else None
        answer["f1.positive"] = float(f[0]) if positive in predicted or positive in truth else None
    return answer


def scores_of(frame, judged, positive):
    """Returns the figures of what the log tells about probabilities."""
    score = frame.kind["score"]
    names = ["roc_auc", "average_precision", "log_loss", "brier"]
    codes = {name: i for i, name in enumerate(frame.classes)}
    truth = numpy.array([codes[v] for v in judged.labels], dtype=int)
    shares = frame.probabilities[judged.row.to_numpy(dtype=int)]
    if score in ("none",) or judged.empty:
        return dict.fromkeys(names)
    per_class = score in ("columns", "percent columns", "object", "list")
    if len(frame.classes) > 2:
        if not per_class:
            return dict.fromkeys(names)
        brier = ((shares - numpy.eye(len(frame.classes))[truth]) ** 2).sum(axis=1).mean()
        loss = metrics.log_loss(truth, shares, labels=range(len(frame.classes)))
        return {"log_loss": loss, "brier": brier}
    if positive is None:
        return dict.fromkeys(names)
    positives = (truth == positive).astype(int)
    own = shares[:, positive]
    if score == "logits":
        own = numpy.array([logit(p) for p in shares[:, 1]]) * (1 if positive == 1 else -1)
    answer = dict.fromkeys(names)
    if 0 < positives.sum() < len(positives):
        answer["roc_auc"] = metrics.roc_auc_score(positives, own)
        answer["average_precision"] = metrics.average_precision_score(positives, own)
    if score != "logits":
        answer["log_loss"] = metrics.log_loss(positives, own, labels=[0, 1])
        answer["brier"] = metrics.brier_score_loss(positives, own, pos_label=1)
    return answer


def speed_of(frame, table):
    answer = {}
    if frame.kind["status"] == "codes":
        answer["error_rate"] = float(table.failed.astype(float).mean()) if len(table) else None
    latencies = table.latencies.dropna()
    if frame.kind["latency"] != "none" and len(latencies):
        for name, share in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("max", 1)):
            answer[f"latency.{name}"] = float(numpy.quantile(latencies, share))
    if frame.kind["time"] != "none" and len(table) > 1:
        seconds = (table.times.max() - table.times.min()).total_seconds()
        answer["predictions_per_second"] = (len(table) - 1) / seconds if seconds > 0 else None
    return answer
