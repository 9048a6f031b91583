// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/tidytexts.h"

#include "models/base/metrics.h"
#include "models/base/timetext.h"
#include "models/history/historykeeper.h"
#include "widgets/theme/messagebox.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>
#include <QPushButton>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TidyTexts)
};

} // namespace

QString droppedText(const TidyReport& report)
{
    const QLocale locale;
    const QString text = Words::tr("Dropped %1 samples, %2 predictions and %3 events and alerts.")
                             .arg(locale.toString(report.samples), locale.toString(report.predictions),
                                  locale.toString(report.events + report.alerts));
    const QString why =
        report.droppedBySize
            ? Words::tr("They were the oldest of a file that is larger than its limit.")
            : Words::tr("They were older than the limits of the history; age is counted from %1.")
                  .arg(dateTimeText(report.countedFrom));
    return text + u' ' + why;
}

QString heldBackText(const TidyReport& report)
{
    QStringList sentences;
    if (report.doubtsClock()) {
        sentences << Words::tr(
                         "The clock of this machine says %1, but nothing was recorded here after %2. So "
                         "that a wrong clock deletes nothing, the age of data is counted from then.")
                         .arg(dateTimeText(report.now), dateTimeText(report.countedFrom));
    }
    if (report.heldBack > 0) {
        sentences << Words::tr(
                         "The limits of the history would drop %1 of some kind of data at once. It stays "
                         "until you agree.")
                         .arg(formatValue(report.heldBack, MetricUnit::Ratio));
    }
    return sentences.join(u' ');
}

bool wantsConsent(const HistoryKeeper& keeper)
{
    const auto& last = keeper.lastReport();
    return last && *last && ((*last)->doubtsClock() || (*last)->heldBack > 0);
}

void askToTidy(HistoryKeeper& keeper, QWidget* parent)
{
    if (!wantsConsent(keeper))
        return;
    QMessageBox* box =
        makeMessageBox(QMessageBox::Warning, Words::tr("Tidy up"), heldBackText(**keeper.lastReport()),
                       Words::tr("Drop now what is too old or too much by the limits in the settings, by "
                                 "the clock as it is? What is dropped cannot be brought back. Pinned "
                                 "ranges and the time around incidents stay."),
                       QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("tidyQuestion"));
    QPushButton* drop = box->addButton(Words::tr("&Drop it"), QMessageBox::DestructiveRole);
    drop->setObjectName(QStringLiteral("agreeToTidy"));
    QPushButton* keep = box->addButton(Words::tr("&Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(drop, &QPushButton::clicked, &keeper,
                     [keeper = QPointer(&keeper)] { keeper->tidyNow(HistoryKeeper::Consent::Given); });
    box->open();
}

} // namespace qd
