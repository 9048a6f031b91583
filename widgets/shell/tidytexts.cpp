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

struct TidyTexts
{
    Q_DECLARE_TR_FUNCTIONS(TidyTexts)
};

} // namespace

QString droppedText(const TidyReport& report)
{
    const QLocale locale;
    const QString text = TidyTexts::tr("Deleted %1 samples, %2 predictions and %3 events and alerts.")
                             .arg(locale.toString(report.samples), locale.toString(report.predictions),
                                  locale.toString(report.events + report.alerts));
    const QString why =
        report.droppedBySize
            ? TidyTexts::tr("They were the oldest in a file that exceeded its size limit.")
            : TidyTexts::tr("They were older than the limits of the history allow; age is counted from %1.")
                  .arg(dateTimeText(report.countedFrom));
    return text + u' ' + why;
}

QString heldBackText(const TidyReport& report)
{
    QStringList sentences;
    if (report.doubtsClock()) {
        sentences << TidyTexts::tr(
                         "This machine's clock shows %1, but nothing was recorded here after %2. To "
                         "keep a wrong clock from deleting data, age is counted from the latter.")
                         .arg(dateTimeText(report.now), dateTimeText(report.countedFrom));
    }
    if (report.heldBack > 0) {
        sentences << TidyTexts::tr(
                         "The limits of the history would delete %1 of one kind of data at once. It is "
                         "kept until you agree.")
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
    QMessageBox* box = makeMessageBox(
        QMessageBox::Warning, TidyTexts::tr("Clean up"), heldBackText(**keeper.lastReport()),
        TidyTexts::tr(
            "Delete everything that exceeds the limits in the settings, going by the current clock? "
            "Deleted data cannot be restored. Pinned ranges and the time around incidents stay."),
        QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("tidyQuestion"));
    QPushButton* drop = box->addButton(TidyTexts::tr("&Delete"), QMessageBox::DestructiveRole);
    drop->setObjectName(QStringLiteral("agreeToTidy"));
    QPushButton* keep = box->addButton(TidyTexts::tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(drop, &QPushButton::clicked, &keeper,
                     [keeper = QPointer(&keeper)] { keeper->tidyNow(HistoryKeeper::Consent::Given); });
    box->open();
}

} // namespace qd
