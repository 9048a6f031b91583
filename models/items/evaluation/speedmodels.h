// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/items/rowsmodel.h"

#include <array>

/// Tables of speed and faults: by version or by the values of a segment, and answers by status.
namespace qd {

/// How fast a version, or a value of a segment, was answered.
struct SpeedRow
{
    std::string version; ///< the version; empty: all
    /// The value of the segment, empty: missing; absent: the row is a version.
    std::optional<std::string> value;
    std::int64_t predictions = 0;
    std::optional<double> perSecond;
    std::array<double, 4> latencies{}; ///< p50, p90, p99, p99.9 in seconds; NaN without
    std::optional<double> failedShare; ///< the share that failed; absent where the log has no statuses
    LatencyBins bins;

    [[nodiscard]] QString name() const;
};

using SpeedModel = RowsModel<SpeedRow>;
/// Name, predictions, throughput, quantiles, share of errors.
[[nodiscard]] SpeedModel* makeSpeedModel(QObject* parent);

/// Columns that rows can be made for, as the log names them, in its order.
[[nodiscard]] std::vector<std::string> speedColumns(const Evaluation& evaluation);
/// All versions together and each of them.
[[nodiscard]] std::vector<SpeedRow> versionSpeeds(const Evaluation& evaluation);
/// The values of a segment within one version (an index; 0: all), the most frequent first.
[[nodiscard]] std::vector<SpeedRow> segmentSpeeds(const Evaluation& evaluation, const std::string& column,
                                                  std::size_t version);

/// Statuses in rows, versions in columns; a cell says how many predictions of the version ended so, and their
/// share.
class AnswerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setEvaluation(EvaluationPtr evaluation);
    void retranslate();
    [[nodiscard]] int statusAt(int row) const { return m_statuses.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    EvaluationPtr m_evaluation;
    std::vector<int> m_statuses; ///< ascending
};

} // namespace qd
