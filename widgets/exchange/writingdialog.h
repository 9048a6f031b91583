// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/exporter.h"
#include "widgets/exchange/exchangejob.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace qd {

class Notice;
class ProgressPanel;

/// A file that is to be written, and how.
struct Writing
{
    QString target;
    bool mayReplace = false; ///< a file of that name
    std::function<Result<ExportOutcome>(bool mayReplace, const CancelToken&, const ProgressSink&)> work;
};

/// Writes a file while the console goes on: asks before it replaces another, shows how far it is and says
/// what came of it. Closing it cancels what is under way. Whoever derives from it says what is written.
class WritingDialog : public QDialog
{
    Q_OBJECT

public:
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

public slots:
    void reject() override;

protected:
    explicit WritingDialog(QWidget* parent);

    /// Adds a widget below what is there already; not to be changed while a file is written.
    void addContent(QWidget* content);
    void begin(const Writing& writing);
    /// One whose `where` is the objectName of a control gives that the focus.
    void showInput(Error error);
    void showError(const Error& error);
    void growToFit();
    /// Calls begin(), or showInput() with what is missing.
    virtual void run() = 0;
    /// "rows.csv is written: 3 MB."
    [[nodiscard]] virtual QString writtenText(const QString& file, const ExportOutcome& outcome) const = 0;
    /// The Conflict is a file of the target's name, and nothing else.
    [[nodiscard]] virtual bool isAboutTarget(const Error&) const { return true; }
    [[nodiscard]] QPushButton& exportButton() const { return *m_export; }
    void changeEvent(QEvent* event) override;

private:
    void askToReplace(const Writing& writing);
    void finish(const Result<ExportOutcome>& outcome, const Writing& writing);
    void showState();
    void retranslate();

    QVBoxLayout* m_column;
    std::vector<QWidget*> m_contents;
    Notice* m_notice;
    QPushButton* m_export;
    QPushButton* m_close;
    ExchangeJob m_job;
    ProgressPanel* m_progress;
    QString m_written; ///< the file that the notice speaks of
};

} // namespace qd
