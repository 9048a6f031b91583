// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/history/query.h"
#include "models/items/charts/chartpanels.h"

#include <QComboBox>

namespace qd {

/// "Add metric…": a field that is searched as one types, with every metric that the endpoint at hand has in
/// the history, beyond the standard ones. What was added is remembered per endpoint.
class MetricPicker : public QComboBox
{
    Q_OBJECT

public:
    explicit MetricPicker(const History& history, QWidget* parent = nullptr);

    void setEndpoint(const std::string& endpoint);
    /// The charts that were added for the endpoint, in that order.
    [[nodiscard]] std::vector<ChartPanel> panels() const;
    void add(const QString& metric);
    void remove(const std::string& metric);

signals:
    /// panels() are others; not for another endpoint.
    void panelsChanged();

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void load();
    void takeNames(const QStringList& names);
    void takeText();
    void store(const QStringList& metrics);
    [[nodiscard]] QStringList added() const;
    void retranslate();

    const History& m_history;
    std::string m_endpoint;
    LatestJob m_query;
};

} // namespace qd
