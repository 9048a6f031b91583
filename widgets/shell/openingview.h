// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/history.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QProgressBar;

namespace qd {

class EmptyState;

/// Stands in for the pages while the history is being opened: what is under way, or why it failed and the way
/// to try again. Blank for the first moment, because most histories are open before anyone could read it.
class OpeningView : public QWidget
{
    Q_OBJECT

public:
    explicit OpeningView(QWidget* parent = nullptr);

    void showOpening();
    void showUpgrade(HistoryUpgrade stage);
    void showFailure(const Error& error);
    /// Returns the title in a few words.
    [[nodiscard]] QString title() const;

signals:
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString explanation() const;
    void retranslate();

    EmptyState* m_text;
    QProgressBar* m_busy;
    QTimer m_patience;
    std::optional<HistoryUpgrade> m_upgrade;
    std::optional<Error> m_failure;
};

} // namespace qd
