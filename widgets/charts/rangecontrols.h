// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QObject>

class QButtonGroup;
class QLayout;
class QToolButton;

namespace qd {

class Clock;
class ElidedLabel;
class TimeAxis;

/// A tool button of the charts page, with its text beside its icon.
[[nodiscard]] QToolButton* makeChartButton(QWidget* parent, const QString& name);
void setChartButtonTexts(QToolButton* button, const QString& text, const QString& reason);

/// Live or paused, spans, zoom and back, as buttons for a shared time axis, and the words for what it shows.
/// Remembers the span.
class RangeControls : public QObject
{
    Q_OBJECT

public:
    /// The buttons are children of `page`.
    RangeControls(TimeAxis& axis, const Clock& clock, QWidget* page);

    void addTo(QLayout& bar);
    [[nodiscard]] ElidedLabel* status() const { return m_status; }
    /// Follows with the span that was chosen last; before any was, with what was recorded of the last
    /// minutes.
    void followAsBefore();
    void retranslate();

private:
    void connectAll();
    void restyle();
    void showFollowing();
    void showRange();
    void toggleLive();
    void zoom(double factor);

    TimeAxis& m_axis;
    const Clock& m_clock;
    QToolButton* m_live;
    QToolButton* m_back;
    QToolButton* m_zoomIn;
    QToolButton* m_zoomOut;
    QButtonGroup* m_spans;
    ElidedLabel* m_status;
};

} // namespace qd
