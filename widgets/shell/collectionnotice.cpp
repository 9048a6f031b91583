// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/collectionnotice.h"

#include "models/base/metrics.h"

#include <QEvent>
#include <QLocale>

namespace qd {

CollectionNotice::CollectionNotice(QWidget* parent) : Notice(parent)
{
}

void CollectionNotice::show(const CollectionPause& pause)
{
    m_pause = pause;
    Notice::show(Kind::Error, text());
}

bool CollectionNotice::isShowing(const Error& error) const
{
    return isVisibleTo(parentWidget()) && m_pause && m_pause->error == error;
}

QString CollectionNotice::text() const
{
    const QLocale locale;
    const QString since = QDateTime::fromMSecsSinceEpoch(m_pause->since.ms).time().toString("HH:mm:ss");
    QStringList sentences{tr("Collection has been paused since %1.").arg(since), m_pause->error.text()};
    const bool isFileGone = m_pause->error.kind == ErrorKind::NotFound;
    if (m_pause->bytesFree >= 0 && !isFileGone) {
        sentences << tr("Volume %1 has %2 free.")
                         .arg(m_pause->volume,
                              formatValue(static_cast<double>(m_pause->bytesFree), MetricUnit::Bytes));
    }
    const QString held = locale.toString(m_pause->held);
    sentences
        << (isFileGone
                ? tr("Nothing is being stored; the %1 values since then are only in memory.").arg(held)
                : tr("%1 values wait in memory and will be stored; the console keeps retrying.").arg(held));
    if (m_pause->missed > 0)
        sentences << tr("%1 values were missed.").arg(locale.toString(m_pause->missed));
    return sentences.join(u' ');
}

void CollectionNotice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_pause && !isHidden())
        Notice::show(Kind::Error, text());
    Notice::changeEvent(event);
}

void CollectionNotice::hideEvent(QHideEvent* event)
{
    if (isHidden())
        m_pause.reset(); // not when only the window is minimized
    Notice::hideEvent(event);
}

} // namespace qd
