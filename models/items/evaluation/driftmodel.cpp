// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/evaluationmodels.h"

#include "models/base/numbertext.h"
#include "models/items/evaluation/evaluationmodelswords.h"

#include <cmath>

namespace qd {

namespace {

QString missingText(const ColumnDrift& drift)
{
    if (drift.missingReference == 0 && drift.missingCurrent == 0)
        return dash;
    return EvaluationModelsWords::tr("%1 → %2", "share of missing values before and now")
        .arg(formatValue(drift.missingReference, MetricUnit::Ratio),
             formatValue(drift.missingCurrent, MetricUnit::Ratio));
}

} // namespace

DriftModel* makeDriftModel(QObject* parent)
{
    using D = ColumnDriftOverTime;
    return new DriftModel(
        {{[] { return EvaluationModelsWords::tr("Column"); },
          [](const D& d) { return QString::fromStdString(d.whole.column); },
          [](const D& d) { return QVariant(QString::fromStdString(d.whole.column)); }},
         {[] { return EvaluationModelsWords::tr("Drift"); },
          [](const D& d) { return driftLevelText(d.whole.level); },
          [](const D& d) { return QVariant(static_cast<int>(d.whole.level)); }},
         {[] { return EvaluationModelsWords::tr("Index"); },
          [](const D& d) { return scoreText(d.whole.effect()); },
          [](const D& d) { return QVariant(d.whole.effect()); }, true,
          [] {
              return EvaluationModelsWords::tr(
                  "Population stability index minus what chance alone would show; 0.1 is worth "
                  "a look, 0.25 is alarming.");
          }},
         {[] { return EvaluationModelsWords::tr("Adjusted p"); },
          [](const D& d) {
              return d.whole.test == DriftTest::None ? dash : chanceValueText(d.whole.adjustedPValue);
          },
          [](const D& d) { return QVariant(d.whole.adjustedPValue); }, true,
          [] {
              return EvaluationModelsWords::tr(
                  "p-value of the test that suits the column, corrected for all that was tested.");
          }},
         {[] { return EvaluationModelsWords::tr("Missing"); },
          [](const D& d) { return missingText(d.whole); },
          [](const D& d) { return QVariant(d.whole.missingCurrent - d.whole.missingReference); }, true,
          [] {
              return EvaluationModelsWords::tr(
                  "Share of missing values in the reference period and after it.");
          }},
         {[] { return EvaluationModelsWords::tr("New"); },
          [](const D& d) {
              return d.whole.newCategories.empty() ? dash : countText(std::ssize(d.whole.newCategories));
          },
          [](const D& d) { return QVariant(static_cast<qlonglong>(d.whole.newCategories.size())); }, true,
          [] { return EvaluationModelsWords::tr("Categories that do not occur in the reference period."); }}},
        [](const D& d, int, int role) {
            if (role == drifting::LevelRole)
                return QVariant(static_cast<int>(d.whole.level));
            return role == drifting::EffectRole ? QVariant(d.whole.effect()) : QVariant();
        },
        parent);
}

QString driftLevelText(DriftLevel level)
{
    switch (level) {
    case DriftLevel::Steady:
        return EvaluationModelsWords::tr("● steady", "drift of a column");
    case DriftLevel::Notice:
        return EvaluationModelsWords::tr("▲ notice", "drift of a column");
    case DriftLevel::Alarm:
        break;
    }
    return EvaluationModelsWords::tr("■ alarm", "drift of a column");
}

QString driftTestText(DriftTest test)
{
    switch (test) {
    case DriftTest::None:
        return dash;
    case DriftTest::KolmogorovSmirnovExact:
        return EvaluationModelsWords::tr("Kolmogorov–Smirnov, exact");
    case DriftTest::KolmogorovSmirnovAsymptotic:
        return EvaluationModelsWords::tr("Kolmogorov–Smirnov");
    case DriftTest::Permutation:
        return EvaluationModelsWords::tr("Permutation of rare values");
    case DriftTest::MissingShare:
        return EvaluationModelsWords::tr("Share of missing values");
    case DriftTest::ChiSquare:
        break;
    }
    return EvaluationModelsWords::tr("χ² of homogeneity");
}

QString driftCellText(const DriftCell& cell)
{
    switch (cell.kind) {
    case DriftCell::Kind::Category:
        return QString::fromStdString(cell.category);
    case DriftCell::Kind::Pooled:
        return EvaluationModelsWords::tr("rare", "categories too rare to stand alone");
    case DriftCell::Kind::Missing:
        return EvaluationModelsWords::tr("missing", "no value");
    case DriftCell::Kind::Range:
        break;
    }
    if (std::isinf(cell.low) && std::isinf(cell.high))
        return EvaluationModelsWords::tr("any", "every value");
    if (std::isinf(cell.low))
        return EvaluationModelsWords::tr("≤ %1").arg(plainNumber(cell.high));
    if (std::isinf(cell.high))
        return EvaluationModelsWords::tr("> %1").arg(plainNumber(cell.low));
    return EvaluationModelsWords::tr("%1 – %2", "a range of values")
        .arg(plainNumber(cell.low), plainNumber(cell.high));
}

} // namespace qd
