// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

#include <QWidget>

#include <array>

namespace qd {

class TextLabel;

/// The five steps down the side of the wizard: done ✔, present ●, to come ○.
class StepIndicator : public QWidget
{
    Q_OBJECT

public:
    static constexpr int stepCount = 5;

    explicit StepIndicator(QWidget* parent = nullptr);
    /// `furthest`: the last step that was ever reached; those before `current` or up to it are done.
    void setSteps(IncidentStep current, IncidentStep furthest);
    void setSubject(const QString& title);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    IncidentStep m_current = IncidentStep::Locate;
    IncidentStep m_furthest = IncidentStep::Locate;
    TextLabel* m_title;
    std::array<TextLabel*, stepCount> m_steps{};
};

} // namespace qd
