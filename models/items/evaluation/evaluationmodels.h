// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/evaluationfigures.h"
#include "models/items/rowsmodel.h"

namespace qd {

/// All figures in rows, versions side by side in columns.
class VersionFiguresModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { BestRole = Qt::UserRole }; ///< bool: no other version is better

    using QAbstractTableModel::QAbstractTableModel;

    void setEvaluation(EvaluationPtr evaluation);
    void retranslate();
    [[nodiscard]] const EvaluationFigure& figure(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// The tooltip tells an interval, or why a figure is undefined.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isBest(const EvaluationFigure& figure, std::size_t version) const;
    [[nodiscard]] QString explanation(const EvaluationFigure& figure, const VersionEvaluation& version) const;

    EvaluationPtr m_evaluation;
    std::vector<const EvaluationFigure*> m_figures;
};

/// What a comparison comes to.
enum class ComparisonVerdict { Undefined, NoDifference, Better, Worse };
[[nodiscard]] ComparisonVerdict verdictOf(const VersionComparison& comparison);

namespace versioncomparison {
enum Column {
    MeasureColumn,
    FirstColumn,
    SecondColumn,
    EffectColumn,
    DifferenceColumn,
    ChanceColumn,
    VerdictColumn
};
enum Role { VerdictRole = Qt::UserRole };
} // namespace versioncomparison

/// Measure, both values, size of the effect in words, difference with interval, p-value in words, verdict.
using VersionComparisonModel = RowsModel<VersionComparison>;
[[nodiscard]] VersionComparisonModel* makeVersionComparisonModel(QObject* parent);

/// Range of confidence, rows, mean confidence, share that came true, interval.
using ReliabilityModel = RowsModel<ReliabilityBin>;
[[nodiscard]] ReliabilityModel* makeReliabilityModel(QObject* parent);

/// One value of a segment column with its quality, speed and faults.
using SegmentEvaluationModel = RowsModel<SegmentEvaluation>;
[[nodiscard]] SegmentEvaluationModel* makeSegmentEvaluationModel(TaskKind task, QObject* parent);

/// A slice with its terms as text.
struct SliceRow
{
    QString name; ///< "country = de and device = phone"
    Slice slice;
    bool isShare = true; ///< whether the loss is a share of wrong answers, else it is an absolute error
    std::optional<Timestamp> since; ///< the time from when on the slice was worse; absent: all the time
};

using SliceModel = RowsModel<SliceRow>;
[[nodiscard]] SliceModel* makeSliceModel(QObject* parent);
[[nodiscard]] std::vector<SliceRow> sliceRows(const Evaluation& evaluation);

namespace drifting {
enum Column { NameColumn, LevelColumn, IndexColumn, TestColumn, MissingColumn, NewColumn };
enum Role { LevelRole = Qt::UserRole, EffectRole }; ///< int of a DriftLevel; double
} // namespace drifting

using DriftModel = RowsModel<ColumnDriftOverTime>;
[[nodiscard]] DriftModel* makeDriftModel(QObject* parent);
[[nodiscard]] QString driftLevelText(DriftLevel level);
[[nodiscard]] QString driftTestText(DriftTest test);
/// "≤ 3.2", "3.2 – 5.1", a category, "missing", "rare".
[[nodiscard]] QString driftCellText(const DriftCell& cell);

} // namespace qd
