// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "widgets/page/page.h"

#include <memory>

namespace qd {

class History;

/// All incidents of the history: a list, and the chosen one exactly as it was — steps, charts of its time,
/// actions with requests and answers, verdict — and its report to preview and export.
class IncidentsPage : public Page
{
    Q_OBJECT

public:
    static constexpr QLatin1String pageName{"incidents"};

    explicit IncidentsPage(const History& history, QWidget* parent = nullptr);
    ~IncidentsPage() override;

    /// Reads the list again (on the pool), or as soon as the page is shown.
    void refresh();
    void enter() override { refresh(); }
    void showIncident(const std::string& id);

signals:
    /// Open incidents are continued in the wizard.
    void resumeRequested(const qd::Incident& incident);
    /// The alert that an incident was opened from, and when that was.
    void alertRequested(const std::string& alertId, qd::Timestamp at);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
