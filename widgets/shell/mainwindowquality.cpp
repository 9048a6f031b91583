// SPDX-License-Identifier: Apache-2.0
// The main window's ways to the quality of recorded predictions and back to the charts.
#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/quality/qualityview.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/theme/windowsize.h"

namespace qd {

namespace {

constexpr QSize usualSize{1320, 860};

} // namespace

void MainWindow::evaluateWhatIsShown()
{
    if (m_page == Charts)
        chartsPage()->requestEvaluation();
    else
        fleetPage()->requestEvaluation();
}

void MainWindow::openQuality(const std::string& endpoint, const std::string& model,
                             std::optional<TimeRange> range, std::optional<Timestamp> at)
{
    if (!m_quality) {
        m_quality = new QualityView(*m_history, m_clock, this);
        m_quality->setWindowFlag(Qt::Window);
        m_quality->setAttribute(Qt::WA_DeleteOnClose);
        m_quality->resize(fitting(*m_quality, usualSize));
        connect(m_quality, &QualityView::chartsWanted, this,
                [this](const std::string& ofEndpoint, const std::string& ofModel, TimeRange shown) {
                    showCharts(ofEndpoint, ofModel, shown);
                    raise();
                    activateWindow();
                });
    }
    if (m_snapshot)
        m_quality->setSnapshot(m_snapshot);
    m_quality->study({endpoint, model}, range, at);
    m_quality->show();
    m_quality->raise();
    m_quality->activateWindow();
}

} // namespace qd
