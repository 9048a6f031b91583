// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/outage.h"
#include "widgets/triage/triagepage.h"

#include <QTimer>

class QPushButton;

namespace qd {

class TextLabel;

/// Stands in for the choice of a version where the endpoint itself does not answer: what the accepted cause
/// asks for, what the last request said, and the ways to the endpoint's settings and to another look. It
/// looks by itself as well, as long as it is in front.
class OutagePage : public TriagePage
{
    Q_OBJECT

public:
    explicit OutagePage(TriageSession& session, QWidget* parent = nullptr);

    void enter() override;
    void leave() override;
    [[nodiscard]] bool complete() override;
    [[nodiscard]] bool isComplete() const override { return m_state.has_value(); }
    /// Nothing was switched, so there is nothing to verify.
    [[nodiscard]] int nextId() const override;

signals:
    void endpointEditRequested(const std::string& endpoint);

protected:
    void retranslate() override;

private:
    void check();
    void showState();

    std::optional<OutageState> m_state;
    QTimer m_timer;
    TextLabel* m_cause;
    TextLabel* m_advice;
    TextLabel* m_now;
    TextLabel* m_hint;
    QPushButton* m_edit;
    QPushButton* m_check;
};

} // namespace qd
