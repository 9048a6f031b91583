// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logdocument.h"

#include "app/commands/findingsdocument.h"
#include "app/commands/meaningoptions.h"
#include "models/base/text.h"
#include "models/quality/undefined.h"

#include <QJsonArray>

#include <cmath>
#include <map>

namespace qd {

namespace {

QJsonValue textOrNull(const std::string& text)
{
    return text.empty() ? QJsonValue() : QJsonValue(toQString(text));
}

QJsonArray listOf(const std::vector<QString>& texts)
{
    QJsonArray list;
    for (const QString& text : texts)
        list.append(text);
    return list;
}

/// Figures of one version; each that has no value is null and has its reason beside it.
class Figures
{
public:
    /// `positive`: the scores of the positive class, absent without one.
    Figures(const VersionEvaluation& version, const ClassScores& positive)
        : m_version(version), m_positive(positive)
    {
    }

    [[nodiscard]] QJsonObject write(TaskKind task)
    {
        addClassification(task == TaskKind::Classification);
        addProbabilities(task == TaskKind::Classification);
        addRegression(task == TaskKind::Regression);
        addSpeed();
        m_json["undefined"] = m_reasons;
        return m_json;
    }

private:
    void set(const QString& name, std::optional<double> value, const QString& reason)
    {
        const bool isNumber = value && std::isfinite(*value);
        m_json[name] = isNumber ? QJsonValue(*value) : QJsonValue();
        if (!isNumber)
            m_reasons[name] = value ? undefinedReason(Undefined::TooLarge) : reason;
    }
    void set(const QString& name, const Defined<double>& value, const QString& otherwise = {})
    {
        const QString reason = value ? QString() : undefinedReason(value.error());
        set(name, value ? std::optional(*value) : std::nullopt, otherwise.isEmpty() ? reason : otherwise);
    }

    void addAverages(const QString& name, std::optional<double> ClassScores::*score, const QString& reason)
    {
        const ClassificationScores& scores = m_version.scores;
        m_json[name] = QJsonObject{{"macro", orNull(scores.macro.*score)},
                                   {"weighted", orNull(scores.weighted.*score)},
                                   {"positive", orNull(m_positive.*score)}};
        if (!(scores.macro.*score))
            m_reasons[name] = reason;
    }
    static QJsonValue orNull(const std::optional<double>& value)
    {
        return value ? QJsonValue(*value) : QJsonValue();
    }

    void addClassification(bool isTask)
    {
        const QString reason = undefinedReason(isTask ? Undefined::NoData : Undefined::OtherTask);
        set("accuracy", m_version.scores.accuracy, reason);
        const Interval interval = m_version.accuracyInterval;
        m_json["accuracy_interval"] =
            m_version.scores.accuracy ? QJsonValue(QJsonArray{interval.low, interval.high}) : QJsonValue();
        addAverages("precision", &ClassScores::precision, reason);
        addAverages("recall", &ClassScores::recall, reason);
        addAverages("f1", &ClassScores::f1, reason);
    }

    void addProbabilities(bool isTask)
    {
        const QString other = isTask ? QString() : undefinedReason(Undefined::OtherTask);
        const VersionEvaluation& v = m_version;
        set("roc_auc", v.roc.map([](const RocCurve& curve) { return curve.auc; }), other);
        set("average_precision", v.pr.map([](const PrCurve& curve) { return curve.averagePrecision; }),
            other);
        set("log_loss", v.logLoss, other);
        set("brier", v.brier, other);
        set("ece", v.calibration ? std::optional(v.calibration->expectedError) : std::nullopt,
            isTask ? undefinedReason(Undefined::NoData) : other);
    }

    void addRegression(bool isTask)
    {
        const QString other = isTask ? QString() : undefinedReason(Undefined::OtherTask);
        const auto& scores = m_version.regression;
        set("mae", scores.map([](const RegressionScores& s) { return s.meanAbsoluteError; }), other);
        set("rmse", scores.map([](const RegressionScores& s) { return s.rootMeanSquaredError; }), other);
        set("r2", scores.and_then([](const RegressionScores& s) { return s.r2; }), other);
    }

    void addSpeed()
    {
        set("error_rate", m_version.errorRatio, undefinedReason(Undefined::NoData));
        static constexpr std::array names{"p50", "p90", "p99", "max"};
        QJsonObject latency{{"mean", orNull(m_version.latencyMean)}};
        for (std::size_t i = 0; i < names.size(); ++i)
            latency[QLatin1String(names[i])] =
                i < m_version.latencies.size() ? QJsonValue(m_version.latencies[i]) : QJsonValue();
        m_json["latency"] = latency;
        if (m_version.latencies.empty())
            m_reasons["latency"] = undefinedReason(Undefined::NoData);
        set("predictions_per_second", m_version.requestsPerSecond, undefinedReason(Undefined::NoData));
    }

    const VersionEvaluation& m_version;
    ClassScores m_positive;
    QJsonObject m_json;
    QJsonObject m_reasons;
};

QString taskOf(const Evaluation& evaluation)
{
    if (evaluation.task == TaskKind::Regression)
        return QStringLiteral("regression");
    return evaluation.classes.size() <= 2 ? QStringLiteral("binary") : QStringLiteral("multiclass");
}

QJsonObject versionOf(const VersionEvaluation& version, const Evaluation& evaluation)
{
    const auto& classes = evaluation.classes;
    const auto positive = std::find(classes.begin(), classes.end(), evaluation.question.positiveClass);
    const auto index = static_cast<std::size_t>(positive - classes.begin());
    const auto& perClass = version.scores.perClass;
    Figures figures(version, index < perClass.size() ? perClass[index] : ClassScores());
    return {{"name", textOrNull(version.version)},
            {"task", taskOf(evaluation)},
            {"positive", textOrNull(evaluation.question.positiveClass)},
            {"predictions", static_cast<qint64>(version.predictions)},
            {"failed", static_cast<qint64>(version.failed)},
            {"labelled", static_cast<qint64>(version.labelled)},
            {"figures", figures.write(evaluation.task)}};
}

QJsonArray rowsOf(const ConfusionMatrix& matrix)
{
    QJsonArray rows;
    for (std::size_t truth = 0; truth < matrix.classes.size(); ++truth) {
        QJsonArray row;
        for (std::size_t predicted = 0; predicted < matrix.classes.size(); ++predicted)
            row.append(static_cast<qint64>(matrix.at(truth, predicted)));
        rows.append(row);
    }
    return rows;
}

QJsonArray slicesOf(const Evaluation& evaluation)
{
    QJsonArray slices;
    for (const Slice& slice : evaluation.slices.slices)
        slices.append(QJsonObject{{"slice", sliceName(slice, evaluation.sliceColumns)},
                                  {"rows", static_cast<qint64>(slice.rows)},
                                  {"loss", slice.loss},
                                  {"rest_loss", slice.restLoss},
                                  {"p", slice.adjustedPValue}});
    return slices;
}

QJsonArray driftsOf(const Evaluation& evaluation)
{
    QJsonArray drifts;
    for (const ColumnDriftOverTime& column : evaluation.drifts) {
        const ColumnDrift& drift = column.whole;
        QJsonArray newCategories;
        for (const CategoryShare& one : drift.newCategories)
            newCategories.append(toQString(one.category));
        drifts.append(QJsonObject{
            {"column", toQString(drift.column)},
            {"numeric", drift.numeric},
            {"psi", drift.stabilityIndex},
            {"jensen_shannon", drift.jensenShannon},
            {"p", drift.test == DriftTest::None ? QJsonValue() : QJsonValue(drift.adjustedPValue)},
            {"new_categories", newCategories}});
    }
    return drifts;
}

QJsonObject modelOf(const Evaluation& evaluation)
{
    QJsonArray versions;
    for (const VersionEvaluation& version : evaluation.versions)
        versions.append(versionOf(version, evaluation));
    const ConfusionMatrix& matrix = evaluation.versions.front().matrix;
    QJsonArray classes;
    // Without labels nothing is in the matrix.
    for (const std::string& name : matrix.classes.empty() ? evaluation.classes : matrix.classes)
        classes.append(toQString(name));
    return {{"name", textOrNull(evaluation.question.model)},
            {"versions", versions},
            {"classes", classes},
            {"confusion", rowsOf(matrix)},
            {"slices", slicesOf(evaluation)},
            {"drift", driftsOf(evaluation)},
            {"findings", findingsDocument(evaluation)},
            {"notes", listOf(evaluation.notes)}};
}

QJsonArray documentOf(const std::vector<LogPart>& parts)
{
    QJsonArray files;
    for (const LogPart& part : parts)
        files.append(QJsonObject{{"path", part.path},
                                 {"format", logFormatName(part.format)},
                                 {"bytes", static_cast<qint64>(part.bytes)},
                                 {"lines", static_cast<qint64>(part.rows)},
                                 {"predictions", static_cast<qint64>(part.records)},
                                 {"is_copy", part.repeated}});
    return files;
}

QJsonObject rowsOf(const RowLedger& ledger)
{
    return {{"read", static_cast<qint64>(ledger.read)},
            {"judged", static_cast<qint64>(ledger.judged)},
            {"left_out", QJsonObject{{"unreadable", static_cast<qint64>(ledger.unreadable)},
                                     {"without_prediction", static_cast<qint64>(ledger.withoutPrediction)},
                                     {"label_lines", static_cast<qint64>(ledger.labelLines)},
                                     {"repeated", static_cast<qint64>(ledger.repeated)},
                                     {"failed", static_cast<qint64>(ledger.failed)},
                                     {"unlabelled", static_cast<qint64>(ledger.unlabelled)},
                                     {"not_understood", static_cast<qint64>(ledger.notUnderstood)},
                                     {"other_models", static_cast<qint64>(ledger.otherModels)}}}};
}

QString idOf(Sureness sureness)
{
    switch (sureness) {
    case Sureness::Said:
        return QStringLiteral("said");
    case Sureness::Sure:
        return QStringLiteral("sure");
    case Sureness::Likely:
        return QStringLiteral("likely");
    case Sureness::Guess:
        break;
    }
    return QStringLiteral("guess");
}

QString idOf(Decision decision)
{
    static const std::map<Decision, QString> ids{
        {Decision::Task, "task"},       {Decision::Positive, "positive"}, {Decision::Score, "score"},
        {Decision::Numbers, "numbers"}, {Decision::Missing, "missing"},   {Decision::Ids, "ids"},
        {Decision::Times, "times"},     {Decision::Latency, "latency"},   {Decision::Truth, "truth"},
        {Decision::Columns, "columns"}};
    return ids.at(decision);
}

QJsonArray documentOf(const std::vector<LogAssumption>& assumptions)
{
    QJsonArray list;
    for (const LogAssumption& one : assumptions)
        list.append(QJsonObject{{"about", idOf(one.assumption.about)},
                                {"model", textOrNull(one.model)},
                                {"column", textOrNull(one.assumption.column)},
                                {"meaning", one.assumption.meaning},
                                {"evidence", one.assumption.evidence},
                                {"how_sure", idOf(one.assumption.sureness)}});
    return list;
}

QString idOf(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Time:
        return QStringLiteral("time");
    case ColumnKind::Number:
        return QStringLiteral("number");
    case ColumnKind::Code:
        return QStringLiteral("category");
    case ColumnKind::Text:
        break;
    }
    return QStringLiteral("text");
}

QJsonArray documentOf(const std::vector<LogColumn>& columns)
{
    QJsonArray list;
    for (const LogColumn& column : columns)
        list.append(QJsonObject{
            {"name", toQString(column.name)}, {"role", roleName(column.field)}, {"kind", idOf(column.kind)}});
    return list;
}

} // namespace

QJsonObject qualityDocument(const EvaluatedModels& evaluated, const LogAccount& account)
{
    QJsonArray models;
    for (const EvaluationPtr& model : evaluated.models)
        models.append(modelOf(*model));
    return {{"files", documentOf(account.parts)},
            {"rows", rowsOf(account.ledger)},
            {"columns", documentOf(account.columns)},
            {"assumptions", documentOf(account.assumptions)},
            {"models", models},
            {"models_left_out", static_cast<qint64>(evaluated.leftOut)},
            {"warnings", listOf(account.warnings)}};
}

QJsonObject logDocument(const QString& path, const EvaluatedModels& evaluated, const LogAccount& account)
{
    QJsonObject document = qualityDocument(evaluated, account);
    document["log"] = path;
    return document;
}

} // namespace qd
