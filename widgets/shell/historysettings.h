// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/history/historyfacts.h"
#include "models/history/tidy.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace qd {

class History;
class HistoryKeeper;
class TextLabel;

/// What the history holds, how long each kind of data is kept, what is pinned, and the buttons that tidy and
/// check the file. Changes hold at once; they are documents of the history, so they go with the file.
class HistorySettings : public QWidget
{
    Q_OBJECT

public:
    /// Makes the page; without a keeper nothing can be tidied, as for a history that is open read-only.
    HistorySettings(History& history, HistoryKeeper* keeper, QWidget* parent = nullptr);

    /// Reads the state of the file anew.
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeControls();
    void layOut();
    void connectControls();
    void retranslate();
    void retranslateButtons();
    void show(const Result<HistoryFacts>& facts);
    void showPins();
    void showTidying();
    void saveLimits();
    void pinRange();
    void unpin();
    void store(DocumentRecord document);
    void checkIntegrity();
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString reportText() const;

    History& m_history;
    QPointer<HistoryKeeper> m_keeper;
    std::optional<HistoryFacts> m_facts;
    LatestJob m_reading;
    LatestJob m_checking;
    TidyProgress m_progressNow;
    bool m_isTidyingAsked = false; ///< whether the button here asked for it

    QFormLayout* m_form;
    TextLabel* m_file;
    TextLabel* m_holds;
    QSpinBox* m_samples;
    QSpinBox* m_predictions;
    QSpinBox* m_events;
    QDoubleSpinBox* m_size;
    TextLabel* m_explanation;
    QListWidget* m_pins;
    QPushButton* m_pin;
    QPushButton* m_unpin;
    QPushButton* m_tidy;
    QPushButton* m_cancel;
    QProgressBar* m_progress;
    QPushButton* m_check;
    TextLabel* m_result;
};

/// "Dropping old data", "Making the file smaller"…
[[nodiscard]] QString stageName(TidyProgress::Stage stage);

} // namespace qd
