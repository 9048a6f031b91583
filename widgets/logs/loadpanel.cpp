// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/loadpanel.h"

#include "models/base/numbertext.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/logs/logfacts.h"
#include "widgets/theme/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto progressStep = 100ms;
constexpr int barSteps = 1000;
/// The seconds before which a rate says little about the rest.
constexpr double tellsRateAfterSeconds = 1.0;

} // namespace

LoadPanel::LoadPanel(QWidget* parent)
    : QWidget(parent),
      m_text(new TextLabel(this)),
      m_bar(new QProgressBar(this)),
      m_rate(new TextLabel(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("loadPanel"));
    m_text->setObjectName(QStringLiteral("busyText"));
    m_bar->setObjectName(QStringLiteral("busyBar"));
    m_bar->setMinimumWidth(420);
    m_rate->setObjectName(QStringLiteral("busyRate"));
    m_cancel->setObjectName(QStringLiteral("cancelReading"));
    setFocusProxy(m_cancel);

    auto* column = new QVBoxLayout;
    column->addStretch(2);
    column->addWidget(m_text);
    column->addWidget(m_bar);
    column->addWidget(m_rate);
    column->addWidget(m_cancel, 0, Qt::AlignRight);
    column->addStretch(3);
    auto* layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addLayout(column);
    layout->addStretch();

    m_timer.setInterval(progressStep);
    connect(&m_timer, &QTimer::timeout, this, &LoadPanel::showProgress);
    connect(m_cancel, &QPushButton::clicked, this, &LoadPanel::cancelled);
    retranslate();
}

void LoadPanel::start(const QStringList& paths, std::shared_ptr<const LoadProgress> progress)
{
    m_paths = paths;
    m_progress = std::move(progress);
    m_elapsed.start();
    m_timer.start();
    showProgress();
}

void LoadPanel::stop()
{
    m_timer.stop();
    m_progress.reset();
}

void LoadPanel::showProgress()
{
    if (!m_progress)
        return;
    const QString name = nameOfLogs(m_paths);
    const std::int64_t total = m_progress->bytesTotal;
    const std::int64_t read = m_progress->bytesRead;
    const std::int64_t rows = m_progress->rows;
    const double seconds = static_cast<double>(m_elapsed.elapsed()) / 1000.0;
    if (m_progress->isEvaluating) {
        m_text->setText(tr("Evaluating %1").arg(name));
        m_bar->setRange(0, 0);
        m_rate->setText(tr("%n row(s) read", nullptr, pluralCount(rows)));
        return;
    }
    m_text->setText(tr("Reading %1").arg(name));
    m_bar->setRange(0, total > 0 ? barSteps : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(std::min<std::int64_t>(read * barSteps / total, barSteps))
                              : 0);
    if (seconds < tellsRateAfterSeconds || read <= 0) {
        m_rate->clear();
        return;
    }
    const QLocale locale;
    const QString rate = locale.formattedDataSize(qint64(static_cast<double>(read) / seconds));
    const QString rowCount = locale.toString(static_cast<qlonglong>(rows));
    if (total > read) {
        const auto left = Duration(static_cast<std::int64_t>(
            seconds * 1000.0 * static_cast<double>(total - read) / static_cast<double>(read)));
        m_rate->setText(
            tr("%1 rows, %2 per second, about %3 left", "how much was read, how fast, and the time left")
                .arg(rowCount, rate, durationText(std::max<Duration>(left, 1s))));
    } else {
        m_rate->setText(tr("%1 rows, %2 per second").arg(rowCount, rate));
    }
}

void LoadPanel::retranslate()
{
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setToolTip(tr("Stop reading; what was shown before stays"));
    m_bar->setAccessibleName(tr("Progress of reading"));
    showProgress();
}

} // namespace qd
