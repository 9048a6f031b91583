// SPDX-License-Identifier: Apache-2.0
#include "models/items/logmodels.h"

#include "models/base/metrics.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace qd {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(LogModels)
};

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString ratioText(std::optional<double> value)
{
    return value ? formatValue(*value, MetricUnit::Ratio) : QStringLiteral("–");
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
        return Texts::tr("Undefined, because this class was never predicted.");
    if (column == RecallColumn && !row.scores.recall)
        return Texts::tr("Undefined, because this class was never true.");
    if (column == F1Column && !row.scores.f1)
        return Texts::tr("Undefined, because this class was neither predicted nor true.");
    return {};
}

QVariant rejectedExtra(const RejectedRow& row, int column, int role)
{
    return role == Qt::ToolTipRole && column > 0 ? QVariant(row.reason.text()) : QVariant();
}

} // namespace

ClassModel* makeClassModel(QObject* parent)
{
    using R = ClassRow;
    return new ClassModel(
        {{[] { return Texts::tr("Class"); }, [](const R& r) { return QString::fromStdString(r.name); },
          [](const R& r) { return QVariant(QString::fromStdString(r.name)); }},
         {[] { return Texts::tr("Precision"); }, [](const R& r) { return ratioText(r.scores.precision); },
          [](const R& r) { return sortValue(r.scores.precision); }, true,
          [] { return Texts::tr("Share of the predictions of this class that were right."); }},
         {[] { return Texts::tr("Recall"); }, [](const R& r) { return ratioText(r.scores.recall); },
          [](const R& r) { return sortValue(r.scores.recall); }, true,
          [] { return Texts::tr("Share of what truly was this class that was recognised."); }},
         {[] { return Texts::tr("F1"); }, [](const R& r) { return ratioText(r.scores.f1); },
          [](const R& r) { return sortValue(r.scores.f1); }, true,
          [] { return Texts::tr("Harmonic mean of precision and recall."); }},
         {[] { return Texts::tr("Support"); }, [](const R& r) { return countText(r.scores.support); },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.scores.support)); }, true,
          [] { return Texts::tr("How often this class was true."); }}},
        classExtra, parent);
}

std::vector<ClassRow> classRows(const LogGroup& group)
{
    std::vector<ClassRow> rows;
    for (std::size_t i = 0; i < group.matrix.classes.size(); ++i)
        rows.push_back({group.matrix.classes[i], group.scores.perClass[i]});
    return rows;
}

LogVersionModel* makeLogVersionModel(QObject* parent)
{
    using G = LogGroup;
    return new LogVersionModel(
        {{[] { return Texts::tr("Model and version"); }, [](const G& g) { return groupName(g.key); },
          [](const G& g) { return QVariant(groupName(g.key)); }},
         {[] { return Texts::tr("Predictions"); }, [](const G& g) { return countText(g.predictions); },
          [](const G& g) { return QVariant(static_cast<qlonglong>(g.predictions)); }, true},
         {[] { return Texts::tr("Labelled"); }, [](const G& g) { return countText(g.labelled); },
          [](const G& g) { return QVariant(static_cast<qlonglong>(g.labelled)); }, true,
          [] { return Texts::tr("Predictions with a label, without those that failed."); }},
         {[] { return Texts::tr("Accuracy"); }, [](const G& g) { return ratioText(g.quality.accuracy); },
          [](const G& g) { return sortValue(g.quality.accuracy); }, true},
         {[] { return Texts::tr("95 % interval"); },
          [](const G& g) {
              return g.labelled == 0
                         ? QStringLiteral("–")
                         : Texts::tr("%1 to %2", "interval")
                               .arg(ratioText(g.accuracyInterval.low), ratioText(g.accuracyInterval.high));
          },
          [](const G& g) { return sortValue(g.accuracyInterval.low); }, true,
          [] { return Texts::tr("Where the true accuracy lies with 95 % confidence, by Wilson's method."); }},
         {[] { return Texts::tr("F1 (macro)"); }, [](const G& g) { return ratioText(g.quality.f1); },
          [](const G& g) { return sortValue(g.quality.f1); }, true},
         {[] { return Texts::tr("Latency p50"); },
          [](const G& g) { return formatValue(g.quality.latencyP50, MetricUnit::Seconds); },
          [](const G& g) { return sortValue(g.quality.latencyP50); }, true},
         {[] { return Texts::tr("Latency p99"); },
          [](const G& g) { return formatValue(g.quality.latencyP99, MetricUnit::Seconds); },
          [](const G& g) { return sortValue(g.quality.latencyP99); }, true},
         {[] { return Texts::tr("Error rate"); }, [](const G& g) { return ratioText(g.errorRatio); },
          [](const G& g) { return sortValue(g.errorRatio); }, true}},
        nullptr, parent);
}

RejectedModel* makeRejectedModel(QObject* parent)
{
    using R = RejectedRow;
    return new RejectedModel(
        {{[] { return Texts::tr("Line"); }, [](const R& r) { return countText(r.line); },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.line)); }, true},
         {[] { return Texts::tr("Place"); }, [](const R& r) { return r.reason.where; },
          [](const R& r) { return QVariant(r.reason.where); }},
         {[] { return Texts::tr("Reason"); }, [](const R& r) { return r.reason.what; },
          [](const R& r) { return QVariant(r.reason.what); }},
         {[] { return Texts::tr("What to do"); }, [](const R& r) { return r.reason.hint; },
          [](const R& r) { return QVariant(r.reason.hint); }}},
        rejectedExtra, parent);
}

QString groupName(const WindowKey& key)
{
    const QString model = QString::fromStdString(key.model);
    const QString version = QString::fromStdString(key.version);
    if (model.isEmpty() && version.isEmpty())
        return Texts::tr("All predictions");
    if (version.isEmpty())
        return Texts::tr("%1, all versions", "a model").arg(model);
    if (model.isEmpty())
        return Texts::tr("Version %1").arg(version);
    return Texts::tr("%1, version %2", "a model and its version").arg(model, version);
}

QString formatName(const LogFile& log)
{
    if (log.format != LogFormat::Csv)
        return logFormatName(log.format);
    switch (log.delimiter) {
    case ';':
        return Texts::tr("CSV with semicolons");
    case '\t':
        return Texts::tr("TSV");
    case '|':
        return Texts::tr("CSV with vertical bars");
    default:
        return Texts::tr("CSV");
    }
}

} // namespace qd
