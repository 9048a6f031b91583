// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/triage/triagepage.h"

#include <QTimer>

class QPlainTextEdit;

namespace qd {

class ReportView;

/// The end: what happened in a few lines, the operator's notes, the report to read and export. Finishing
/// closes the incident.
class ReportPage : public TriagePage
{
    Q_OBJECT

public:
    explicit ReportPage(TriageSession& session, QWidget* parent = nullptr);

    void enter() override;
    void leave() override;
    [[nodiscard]] bool complete() override;

public slots:
    /// Writes the report on the pool; exported() or exportFailed() tells the end. So does exportPdf().
    void exportHtml(const QString& path);
    void exportPdf(const QString& path);

signals:
    void exported(const QString& path);
    void exportFailed(const qd::Error& error);

protected:
    void retranslate() override;

private:
    void showSummary();
    void storeNotes();

    QTimer m_debounce;
    TextLabel* m_summary;
    TextLabel* m_notesTitle;
    QPlainTextEdit* m_notes;
    ReportView* m_report;
};

} // namespace qd
