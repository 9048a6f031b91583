// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/pickedwindow.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/textlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>

#include <algorithm>

namespace qd {

PickedWindow::PickedWindow(TimeAxis& axis, const QString& button, QWidget* parent)
    : QWidget(parent), m_axis(axis), m_text(new TextLabel(this)), m_show(new QPushButton(this))
{
    m_text->setWordWrap(true);
    m_show->setObjectName(button);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_show);
    connect(m_show, &QPushButton::clicked, this, &PickedWindow::ask);
}

void PickedWindow::watch(MetricChart& chart)
{
    for (QObject* watched :
         {static_cast<QObject*>(&chart.plot()), static_cast<QObject*>(chart.plot().viewport())}) {
        watched->installEventFilter(this);
        m_plots.emplace(watched, &chart.plot());
    }
}

void PickedWindow::setShown(const EvaluationPtr& evaluation, std::size_t version)
{
    if (m_evaluation != evaluation)
        m_window.reset();
    m_evaluation = evaluation;
    m_version = version;
    show();
}

void PickedWindow::retranslate()
{
    m_show->setText(tr("Show its &rows"));
    m_show->setToolTip(tr("The predictions of the picked window; Enter does the same in a chart"));
    if (m_evaluation)
        show();
}

/// A press and release at one place picks; what moves in between pans (see ChartGestures).
bool PickedWindow::eventFilter(QObject* watched, QEvent* event)
{
    const auto plot = m_plots.find(watched);
    if (plot == m_plots.end() || !m_evaluation)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_axis.crosshair()) {
            pick(*m_axis.crosshair());
            ask();
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<QMouseEvent*>(event)->position();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const double moved = (mouse->position() - m_pressed).manhattanLength();
        if (mouse->button() == Qt::LeftButton && moved < QApplication::startDragDistance() &&
            plot->second->plotArea().contains(mouse->position()))
            pick(plot->second->timeAt(mouse->position().x()));
    }
    return QWidget::eventFilter(watched, event);
}

void PickedWindow::pick(Timestamp at)
{
    const std::int64_t length = m_evaluation->question.window.count();
    if (length <= 0)
        return;
    m_window = Timestamp{at.ms - (at.ms % length + length) % length};
    show();
}

void PickedWindow::ask()
{
    if (m_window)
        emit rowsWanted({*m_window, *m_window + m_evaluation->question.window});
}

void PickedWindow::show()
{
    m_show->setEnabled(m_window.has_value());
    if (!m_window) {
        m_text->setText(tr("Click a chart to pick a window of time."));
        return;
    }
    const std::string& version = m_evaluation->versions.at(m_version).version;
    const auto found = std::find_if(m_evaluation->windows.begin(), m_evaluation->windows.end(),
                                    [&](const EvaluationWindow& window) {
                                        return window.from == *m_window && window.version == version;
                                    });
    const std::int64_t predictions = found == m_evaluation->windows.end() ? 0 : found->tally.predictions;
    m_text->setText(tr("%1: %n prediction(s)", nullptr, pluralCount(predictions))
                        .arg(timeRangeText({*m_window, *m_window + m_evaluation->question.window})));
}

} // namespace qd
