// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/logmodels.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"

#include <cmath>

namespace qd {

namespace {

struct LogModelsWords
{
    Q_DECLARE_TR_FUNCTIONS(LogModelsWords)
};

QString ratioText(std::optional<double> value)
{
    return value ? formatValue(*value, MetricUnit::Ratio) : dash;
}

/// Absent values sort below all others.
QVariant sortValue(std::optional<double> value)
{
    return value && !std::isnan(*value) ? *value : -1.0;
}

enum ClassColumn { NameColumn, PrecisionColumn, RecallColumn, F1Column };

QVariant classExtra(const ClassRow& row, int column, int role)
{
    if (role != Qt::ToolTipRole)
        return {};
    if (column == PrecisionColumn && !row.scores.precision)
        return LogModelsWords::tr("Undefined, because this class was never predicted.");
    if (column == RecallColumn && !row.scores.recall)
        return LogModelsWords::tr("Undefined, because this class never occurred.");
    if (column == F1Column && !row.scores.f1)
        return LogModelsWords::tr("Undefined, because this class was never predicted and never occurred.");
    return {};
}

} // namespace

ClassModel* makeClassModel(QObject* parent)
{
    using R = ClassRow;
    return new ClassModel(
        {{[] { return LogModelsWords::tr("Class"); },
          [](const R& r) { return QString::fromStdString(r.name); },
          [](const R& r) { return QVariant(QString::fromStdString(r.name)); }},
         {[] { return LogModelsWords::tr("Precision"); },
          [](const R& r) { return ratioText(r.scores.precision); },
          [](const R& r) { return sortValue(r.scores.precision); }, true,
          [] { return LogModelsWords::tr("Share of the predictions of this class that were right."); }},
         {[] { return LogModelsWords::tr("Recall"); }, [](const R& r) { return ratioText(r.scores.recall); },
          [](const R& r) { return sortValue(r.scores.recall); }, true,
          [] { return LogModelsWords::tr("Share of the rows of this class that were recognised."); }},
         {[] { return LogModelsWords::tr("F1"); }, [](const R& r) { return ratioText(r.scores.f1); },
          [](const R& r) { return sortValue(r.scores.f1); }, true,
          [] { return LogModelsWords::tr("Harmonic mean of precision and recall."); }},
         {[] { return LogModelsWords::tr("Support"); },
          [](const R& r) { return countText(r.scores.support); },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.scores.support)); }, true,
          [] { return LogModelsWords::tr("How often this class occurred."); }}},
        classExtra, parent);
}

std::vector<ClassRow> classRows(const std::vector<std::string>& classes, const ClassificationScores& scores)
{
    std::vector<ClassRow> rows;
    for (std::size_t i = 0; i < classes.size() && i < scores.perClass.size(); ++i)
        rows.push_back({classes[i], scores.perClass[i]});
    return rows;
}

MistakeModel* makeMistakeModel(QObject* parent)
{
    using M = Mistake;
    return new MistakeModel(
        {{[] { return LogModelsWords::tr("Actual"); },
          [](const M& m) { return QString::fromStdString(m.truth); },
          [](const M& m) { return QVariant(QString::fromStdString(m.truth)); }},
         {[] { return LogModelsWords::tr("Predicted"); },
          [](const M& m) { return QString::fromStdString(m.predicted); },
          [](const M& m) { return QVariant(QString::fromStdString(m.predicted)); }},
         {[] { return LogModelsWords::tr("Rows"); }, [](const M& m) { return countText(m.rows); },
          [](const M& m) { return QVariant(static_cast<qlonglong>(m.rows)); }, true},
         {[] { return LogModelsWords::tr("Share"); }, [](const M& m) { return ratioText(m.share); },
          [](const M& m) { return QVariant(m.share); }, true,
          [] { return LogModelsWords::tr("Share of all rows that are actually of this class."); }}},
        nullptr, parent);
}

} // namespace qd
