// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/logsummary.h"
#include "widgets/charts/timeaxis.h"

#include <QWidget>

class QLabel;

namespace qd {

class MetricChart;

/// Accuracy and latency of a log over time, on one axis that can be zoomed; a stretch without labels, or
/// without predictions, is a gap.
class LogCharts : public QWidget
{
    Q_OBJECT

public:
    explicit LogCharts(QWidget* parent = nullptr);

    void setGroup(const LogGroup& group, Duration binWidth);
    void retranslate();

private:
    void show(TimeRange range);
    void showAll();
    void plot();

    TimeAxis m_axis;
    MetricChart* m_accuracy;
    MetricChart* m_latency;
    QLabel* m_note;
    std::vector<LogBin> m_bins;
    Duration m_width{0};
};

} // namespace qd
