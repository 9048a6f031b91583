// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/importer.h"
#include "widgets/exchange/exchangejob.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace qd {

class Notice;
class ProgressPanel;
class TextLabel;

/// Shows what a file would bring in and what of it cannot be read, then brings it in. Closing the dialog ends
/// an import after the batch under way; what has come in stays.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// The history outlives the dialog, and the work pools, on which an import may be at its last batch when
    /// the dialog has gone. Without a path the dialog asks for one.
    ImportDialog(History& history, const QString& path, QWidget* parent);
    ~ImportDialog() override;

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

public slots:
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void browse();
    void preview();
    void run();
    void finish(const Result<ImportOutcome>& outcome);
    void showOutcome();
    void showState();
    void retranslate();

    History& m_history;
    TextLabel* m_pathLabel;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QFormLayout* m_facts;
    std::vector<TextLabel*> m_factLabels;
    TextLabel* m_kind;
    TextLabel* m_content;
    TextLabel* m_range;
    TextLabel* m_rejectedCount;
    QTableWidget* m_rejected;
    Notice* m_notice;
    QDialogButtonBox* m_buttons;
    QPushButton* m_import;
    QPushButton* m_close;
    ExchangeJob m_job;
    ProgressPanel* m_progress;
    std::optional<ImportOutcome> m_outcome; ///< the outcome of the preview or the import
    bool m_isImporting = false;
};

} // namespace qd
