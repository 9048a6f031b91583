// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logdocument.h"

#include <QJsonArray>

namespace qd {

namespace {

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

std::optional<double> quantile(const VersionEvaluation& version, std::size_t index)
{
    return index < version.latencies.size() ? std::optional(version.latencies[index]) : std::nullopt;
}

void addClassification(QJsonObject& json, const VersionEvaluation& version)
{
    const bool hasAccuracy = version.scores.accuracy.has_value();
    json["accuracy"] = orNull(version.scores.accuracy);
    json["accuracyLow"] = hasAccuracy ? QJsonValue(version.accuracyInterval.low) : QJsonValue();
    json["accuracyHigh"] = hasAccuracy ? QJsonValue(version.accuracyInterval.high) : QJsonValue();
    json["precision"] = orNull(version.scores.macro.precision);
    json["recall"] = orNull(version.scores.macro.recall);
    json["f1"] = orNull(version.scores.macro.f1);
}

void addRegression(QJsonObject& json, const VersionEvaluation& version)
{
    std::optional<double> absolute;
    std::optional<double> squared;
    std::optional<double> r2;
    if (version.regression) {
        absolute = version.regression->meanAbsoluteError;
        squared = version.regression->rootMeanSquaredError;
        if (version.regression->r2)
            r2 = *version.regression->r2;
    }
    json["meanAbsoluteError"] = orNull(absolute);
    json["rootMeanSquaredError"] = orNull(squared);
    json["r2"] = orNull(r2);
}

/// Writes the same fields for both kinds of models, so that a program need not ask first.
QJsonObject figuresOf(const VersionEvaluation& version)
{
    QJsonObject json{{"predictions", qint64(version.predictions)},
                     {"failed", qint64(version.failed)},
                     {"labelled", qint64(version.labelled)},
                     {"latencyP50Seconds", orNull(quantile(version, 0))},
                     {"latencyP90Seconds", orNull(quantile(version, 1))},
                     {"latencyP99Seconds", orNull(quantile(version, 2))},
                     {"errorRatio", orNull(version.errorRatio)},
                     {"predictionsPerSecond", orNull(version.requestsPerSecond)}};
    addClassification(json, version);
    addRegression(json, version);
    return json;
}

QJsonArray rowsOf(const ConfusionMatrix& matrix)
{
    QJsonArray rows;
    for (std::size_t truth = 0; truth < matrix.classes.size(); ++truth) {
        QJsonArray row;
        for (std::size_t predicted = 0; predicted < matrix.classes.size(); ++predicted)
            row.append(qint64(matrix.at(truth, predicted)));
        rows.append(row);
    }
    return rows;
}

QJsonObject toJson(const Evaluation& evaluation)
{
    const VersionEvaluation& total = evaluation.versions.front();
    QJsonArray versions;
    for (std::size_t i = 1; i < evaluation.versions.size(); ++i) {
        QJsonObject version = figuresOf(evaluation.versions[i]);
        version["name"] = toText(evaluation.versions[i].version);
        versions.append(version);
    }
    QJsonArray classes;
    for (const std::string& name : total.matrix.classes)
        classes.append(toText(name));
    QJsonArray notes;
    for (const QString& note : evaluation.notes)
        notes.append(note);
    return {{"name", toText(evaluation.question.model)},
            {"task", evaluation.task == TaskKind::Classification ? "classification" : "regression"},
            {"total", figuresOf(total)},
            {"versions", versions},
            {"classes", classes},
            {"confusion", rowsOf(total.matrix)},
            {"notes", notes}};
}

} // namespace

QJsonObject logDocument(const QString& path, const ImportedLogs& log, const EvaluatedModels& evaluated)
{
    QJsonArray models;
    for (const EvaluationPtr& model : evaluated.models)
        models.append(toJson(*model));
    QJsonArray problems;
    for (const Error& problem : log.problems)
        problems.append(problem.text());
    return {{"log", path},          {"rows", qint64(log.rows)},
            {"models", models},     {"rejected", qint64(log.rejectedCount)},
            {"problems", problems}, {"modelsLeftOut", qint64(evaluated.leftOut)}};
}

} // namespace qd
