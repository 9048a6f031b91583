// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/logload.h"

#include <QWidget>

class QPushButton;

namespace qd {

class TextLabel;

/// One line about the logs that are shown: which, how many rows and labels, from when to when, what was
/// rejected, and the filter of the evaluation.
class LogFacts : public QWidget
{
    Q_OBJECT

public:
    explicit LogFacts(QWidget* parent = nullptr);

    void setLog(LoadedLogPtr log);
    /// Sets the filter of the evaluation; empty: all rows.
    void setFilter(const QString& filter);
    void retranslate();

signals:
    void rejectedRowsWanted();
    void allRowsWanted();

private:
    void showFile();

    LoadedLogPtr m_log;
    QString m_evaluated;
    TextLabel* m_file;
    TextLabel* m_rows;
    TextLabel* m_labels;
    TextLabel* m_extent;
    QPushButton* m_rejected;
    TextLabel* m_filter;
    QPushButton* m_clearFilter;
};

/// "p.jsonl", or how many files and folders there are.
[[nodiscard]] QString nameOfLogs(const QStringList& paths);

} // namespace qd
