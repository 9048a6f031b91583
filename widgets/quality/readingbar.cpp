// SPDX-License-Identifier: Apache-2.0
#include "widgets/quality/readingbar.h"

#include "widgets/theme/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto step = 100ms;
constexpr int barSteps = 1000;

} // namespace

ReadingBar::ReadingBar(QWidget* parent)
    : QWidget(parent),
      m_text(new TextLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("qualityBusyText"));
    m_bar->setObjectName(QStringLiteral("qualityProgress"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    m_cancel->setObjectName(QStringLiteral("qualityCancel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    hide();
    m_timer.setInterval(step);
    connect(&m_timer, &QTimer::timeout, this, &ReadingBar::showProgress);
    connect(m_cancel, &QPushButton::clicked, this, &ReadingBar::cancelled);
    retranslate();
}

void ReadingBar::begin(std::shared_ptr<const QualityProgress> progress)
{
    m_progress = std::move(progress);
    show();
    m_timer.start();
    showProgress();
}

void ReadingBar::end()
{
    m_timer.stop();
    hide();
}

void ReadingBar::showProgress()
{
    if (m_progress->isEvaluating) {
        m_text->setText(tr("Evaluating the predictions…"));
        m_bar->setRange(0, 0);
        return;
    }
    m_text->setText(
        tr("Reading the predictions: %1").arg(QLocale().toString(static_cast<qlonglong>(m_progress->rows))));
    m_bar->setRange(0, barSteps);
    m_bar->setValue(static_cast<int>(m_progress->share * barSteps));
}

void ReadingBar::retranslate()
{
    m_bar->setAccessibleName(tr("Progress of reading"));
    m_cancel->setText(tr("Cance&l"));
    m_cancel->setToolTip(tr("Keeps what is shown"));
    if (m_progress && isVisible())
        showProgress();
}

} // namespace qd
