// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/progresspanel.h"

#include "widgets/theme/textlabel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <cmath>

namespace qd {

namespace {

constexpr int refreshMs = 200;
constexpr int barSteps = 1'000;
constexpr double leastToTell = 0.02; ///< the share of the whole that is done before the time left is guessed

} // namespace

QString waitText(Duration left)
{
    const auto seconds = static_cast<int>(std::lround(std::ceil(static_cast<double>(left.count()) / 1e3)));
    if (seconds < 90)
        return QCoreApplication::translate("ProgressPanel", "%n second(s)", nullptr, std::max(seconds, 1));
    return QCoreApplication::translate("ProgressPanel", "%n minute(s)", nullptr, (seconds + 59) / 60);
}

ProgressPanel::ProgressPanel(const ExchangeJob& job, QWidget* parent)
    : QWidget(parent), m_job(job), m_bar(new QProgressBar(this)), m_text(new TextLabel(this))
{
    m_bar->setObjectName(QStringLiteral("exchangeProgress"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(12);
    m_text->setObjectName(QStringLiteral("exchangeProgressText"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_bar);
    column->addWidget(m_text);
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the dialog does not jump
    setSizePolicy(policy);
    setVisible(false);
    m_timer.setInterval(refreshMs);
    connect(&m_timer, &QTimer::timeout, this, &ProgressPanel::refresh);
}

void ProgressPanel::follow()
{
    setVisible(true);
    m_timer.start();
    refresh();
}

void ProgressPanel::refresh()
{
    if (!m_job.isRunning()) {
        m_timer.stop();
        setVisible(false);
        return;
    }
    const auto [fraction, rows] = m_job.progress();
    m_bar->setValue(static_cast<int>(fraction * barSteps));
    m_bar->setAccessibleName(tr("Progress"));
    const double seconds = static_cast<double>(m_job.elapsed().count()) / 1e3;
    if (fraction < leastToTell || seconds < 1) {
        m_text->setText(tr("Working…"));
        return;
    }
    const QString left = waitText(Duration{std::llround(seconds * (1 / fraction - 1) * 1e3)});
    const QLocale locale;
    m_text->setText(
        rows == 0
            ? tr("About %1 left", "a time").arg(left)
            : tr("%1 rows, %2 a second, about %3 left", "numbers, a time")
                  .arg(locale.toString(qlonglong{rows}),
                       locale.toString(static_cast<qlonglong>(static_cast<double>(rows) / seconds)), left));
}

void ProgressPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace qd
