// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/base/latestjob.h"
#include "models/history/salvage/salvage.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>

class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace qd {

class TextLabel;

/// The dialog that is shown at the start when the history is damaged. Lets the operator choose what to do;
/// whatever that is, the damaged file stays as it is.
class DamagedHistoryDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Choice {
        Nothing,
        OpenForReading, ///< the damaged file
        UseSalvaged,    ///< the new file that path() names
        StartFresh,     ///< an empty history in the file that path() names, beside the damaged one
    };

    DamagedHistoryDialog(const QString& historyPath, const Error& error, const Clock& clock,
                         QWidget* parent = nullptr);
    ~DamagedHistoryDialog() override;

    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] QString path() const { return m_path; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void salvage();
    void show(const Result<SalvageReport>& report);
    void choose(Choice choice, const QString& path);

    const QString m_damaged;
    const Clock& m_clock;
    Choice m_choice = Choice::Nothing;
    QString m_path;
    const Error m_error;
    std::optional<SalvageReport> m_saved; ///< the report; nothing: not yet
    LatestJob m_work;
    std::shared_ptr<std::atomic<double>> m_fraction = std::make_shared<std::atomic<double>>(0);
    QTimer m_looking; ///< at the fraction

    TextLabel* m_text;
    QPushButton* m_read;
    QPushButton* m_salvage;
    QPushButton* m_fresh;
    QProgressBar* m_progress;
    QPlainTextEdit* m_report;
};

} // namespace qd
