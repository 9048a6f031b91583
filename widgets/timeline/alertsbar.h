// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/timeline/alertfilter.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace qd {

/// The controls above the timeline: period, live, zoom; search, state, severity; rules.
class AlertsBar : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsBar(QWidget* parent = nullptr);

    /// The chosen period.
    [[nodiscard]] Duration span() const;
    void setSpan(Duration span); ///< one that is not on the list shows none
    void setSpanRecorded();      ///< as far back as was recorded
    void setLive(bool live);
    void clearFilters();

signals:
    void spanChosen(qd::Duration span);
    void liveRequested();
    void zoomRequested(double factor);
    void statesChosen(qd::AlertFilter::States states);
    void severityChosen(qd::Severity least);
    void textChanged(const QString& text);
    void rulesRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void showOwnSpan();

    bool m_spanIsRecorded = false;
    QComboBox* m_span;
    QToolButton* m_live;
    QToolButton* m_zoomIn;
    QToolButton* m_zoomOut;
    QLineEdit* m_search;
    QComboBox* m_states;
    QComboBox* m_severity;
    QPushButton* m_rules;
};

} // namespace qd
