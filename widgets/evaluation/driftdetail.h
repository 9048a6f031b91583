// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/rowsbehind.h"

#include <QWidget>

namespace qd {

class ChartLegend;
class TextLabel;
class XyPlot;

/// One column: its distribution before and now, what the tests say, missing and new values.
class DriftDetail : public QWidget
{
    Q_OBJECT

public:
    explicit DriftDetail(QWidget* parent = nullptr);

    void setDrift(const ColumnDrift& drift);
    void retranslate();

signals:
    void cellActivated(const qd::DriftCell& cell);
    void categoryActivated(const QString& category);

private:
    void showDistribution();
    [[nodiscard]] QString beforeName() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString categories() const;
    [[nodiscard]] QStringList explain(int bar) const;

    ColumnDrift m_drift;
    TextLabel* m_title;
    ChartLegend* m_legend;
    XyPlot* m_plot;
    TextLabel* m_facts;
    TextLabel* m_categories;
    bool m_showsBefore = true;
    bool m_showsNow = true;
};

} // namespace qd
