// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/qualitywindow.h"

#include "widgets/quality/qualityview.h"
#include "widgets/theme/windowsize.h"

namespace qd {

namespace {

constexpr QSize usualSize{1320, 860};

} // namespace

QualityWindow::QualityWindow(const Clock& clock, QWidget* owner)
    : QObject(owner), m_clock(clock), m_owner(owner)
{
}

void QualityWindow::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    if (m_view)
        m_view->setSnapshot(snapshot);
}

void QualityWindow::open(const std::string& endpoint, const std::string& model,
                         std::optional<TimeRange> range, std::optional<Timestamp> at)
{
    if (!m_view) {
        m_view = new QualityView(*m_history, m_clock, m_owner);
        m_view->setWindowFlag(Qt::Window);
        m_view->setAttribute(Qt::WA_DeleteOnClose);
        m_view->resize(fitting(*m_view, usualSize));
        connect(m_view, &QualityView::chartsWanted, this, &QualityWindow::chartsWanted);
    }
    if (m_snapshot)
        m_view->setSnapshot(m_snapshot);
    m_view->study({endpoint, model}, range, at);
    m_view->show();
    m_view->raise();
    m_view->activateWindow();
}

} // namespace qd
