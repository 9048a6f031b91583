// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/analysis.h"
#include "models/incidents/analyse/versionuse.h"
#include "models/incidents/verify/verification.h"
#include "models/items/rowsmodel.h"

#include <QAbstractListModel>

namespace qd {

using ChangeModel = RowsModel<Change>;
using SegmentModel = RowsModel<SegmentChange>;
using VersionModel = RowsModel<VersionUse>;
using ComparisonModel = RowsModel<MetricComparison>;

/// Answers by status, with their share of all answers of their period.
struct StatusShare
{
    std::string status;
    std::int64_t before = 0;
    std::int64_t after = 0;
    double beforeShare = 0;
    double afterShare = 0;
};
using StatusModel = RowsModel<StatusShare>;

/// Columns of the table of changes and the role of its effects.
namespace change {
enum Column { QuantityColumn, BeforeColumn, AfterColumn, EffectColumn, ChanceColumn };
enum Role { ShareRole = Qt::UserRole }; ///< size of the effect, of the greatest that is told apart: 0 to 1
} // namespace change
[[nodiscard]] ChangeModel* makeChangeModel(QObject* parent);
[[nodiscard]] SegmentModel* makeSegmentModel(QObject* parent);
[[nodiscard]] VersionModel* makeVersionModel(QObject* parent);
[[nodiscard]] StatusModel* makeStatusModel(QObject* parent);
[[nodiscard]] std::vector<StatusShare> statusShares(const Analysis& analysis);

/// Columns of the comparison table and the roles of its interval column, in the metric's unit.
namespace comparison {
enum Column { MetricColumn, BaselineColumn, AffectedColumn, AfterColumn, IntervalColumn, VerdictColumn };
enum Role { LowRole = Qt::UserRole, HighRole, EstimateRole, MarginRole, VerdictRole };
} // namespace comparison
[[nodiscard]] ComparisonModel* makeComparisonModel(QObject* parent);

/// Possible causes, most probable first.
class HypothesisModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { HypothesisIdRole = Qt::UserRole, ProbabilityRole, AcceptedRole };

    using QAbstractListModel::QAbstractListModel;

    void setHypotheses(std::vector<Hypothesis> hypotheses, const std::string& accepted);
    void setAccepted(const std::string& id);
    void retranslate();
    [[nodiscard]] const Hypothesis* hypothesisAt(int row) const;
    [[nodiscard]] int rowOf(const std::string& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Hypothesis> m_hypotheses;
    std::string m_accepted;
};

} // namespace qd
