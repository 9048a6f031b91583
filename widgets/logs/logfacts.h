// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/logs/logload.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace qd {

/// One line about the logs that are shown: which, how many rows and labels, from when to when, what was
/// rejected, and the filter of the evaluation.
class LogFacts : public QWidget
{
    Q_OBJECT

public:
    explicit LogFacts(QWidget* parent = nullptr);

    void setLog(LoadedLogPtr log);
    /// Of the evaluation; empty: all rows.
    void setFilter(const QString& filter);
    void retranslate();

signals:
    void rejectedRowsWanted();
    void allRowsWanted();

private:
    void showFile();

    LoadedLogPtr m_log;
    QString m_evaluated;
    QLabel* m_file;
    QLabel* m_rows;
    QLabel* m_labels;
    QLabel* m_extent;
    QPushButton* m_rejected;
    QLabel* m_filter;
    QPushButton* m_clearFilter;
};

/// "p.jsonl", or how many files and folders there are.
[[nodiscard]] QString nameOfLogs(const QStringList& paths);

} // namespace qd
