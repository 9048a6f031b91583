// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAction;
class QToolButton;

namespace qd {

class Clock;
class RangeChoice;
class SubjectBox;
class TextLabel;

/// The line above recorded predictions: whose, from when, and what to do with them. Whether they are kept up
/// to date is remembered (settings, "quality/keepUpToDate").
class QualityBar : public QWidget
{
    Q_OBJECT

public:
    /// Makes a bar whose keys work all over `view`.
    QualityBar(const Clock& clock, QWidget* view);

    [[nodiscard]] SubjectBox& subjects() { return *m_subjects; }
    [[nodiscard]] RangeChoice& range() { return *m_range; }
    [[nodiscard]] bool keepsUpToDate() const;
    void setChartsEnabled(bool enabled);
    /// All texts; there are none before.
    void retranslate();

signals:
    void refreshWanted();
    void keepingChanged();
    void chartsWanted();

private:
    /// Adds a button for an action of `view`.
    QToolButton* addButton(QAction* action, const QString& name, const QKeySequence& key, QWidget* view);
    void restyle();

    TextLabel* m_label;
    SubjectBox* m_subjects;
    RangeChoice* m_range;
    QAction* m_keep;
    QAction* m_refresh;
    QAction* m_charts;
    QToolButton* m_keepButton;
    QToolButton* m_refreshButton;
    QToolButton* m_chartsButton;
};

} // namespace qd
