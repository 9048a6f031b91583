// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/tidystatus.h"

#include "models/history/historykeeper.h"
#include "widgets/shell/announcer.h"
#include "widgets/shell/tidytexts.h"
#include "widgets/theme/notice.h"

#include <utility>

namespace qd {

TidyStatus::TidyStatus(Announcer& announcer, QWidget* parent) : QProgressBar(parent), m_announcer(announcer)
{
    setObjectName(QStringLiteral("tidyingStatus"));
    setRange(0, 1'000);
    setMaximumWidth(220);
    hide();
}

void TidyStatus::setKeeper(HistoryKeeper& keeper)
{
    m_keeper = &keeper;
    connect(&keeper, &HistoryKeeper::progress, this, [this](const TidyProgress& progress) {
        setValue(static_cast<int>(progress.fraction * maximum()));
        setFormat(stageName(progress.stage));
        setAccessibleName(stageName(progress.stage));
        setToolTip(
            tr("The history is being cleaned up in the background. You can cancel this in the settings."));
        show();
    });
    connect(&keeper, &HistoryKeeper::finished, this, [this] {
        hide();
        announce();
    });
}

// Every hour a little goes of a history that is as old as its limits: that is told once. The audit trail has
// each time.
void TidyStatus::announce()
{
    if (!m_keeper->lastReport() || !*m_keeper->lastReport())
        return;
    const TidyReport report = **m_keeper->lastReport();
    if (wantsConsent(*m_keeper)) {
        if (std::exchange(m_toldHeldBack, true))
            return;
        m_announcer.say(
            [report](Notice& notice) {
                notice.show(Notice::Kind::Warning, heldBackText(report), tr("Decide…"));
            },
            [this] { askToTidy(*m_keeper, window()); });
        return;
    }
    m_toldHeldBack = false;
    if (!report.droppedAnything() || m_announcer.isSpeaking())
        return;
    if (std::exchange(m_toldDropped, true) && !report.droppedBySize && !report.wasAgreed)
        return;
    m_announcer.say([report](Notice& notice) { notice.show(Notice::Kind::Info, droppedText(report)); });
}

} // namespace qd
