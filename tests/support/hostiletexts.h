// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/visibletext.h"
#include "tests/support/watchedpicture.h"
#include "widgets/theme/foreigntext.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QPointer>
#include <QTextBrowser>
#include <QToolTip>

/// A walk over widgets that finds where a name that a server or a log chose acts instead of being shown.
namespace qd::test {

inline bool acts(const QString& text)
{
    return visibleText(text) != text;
}

inline QString nameOf(const QWidget& widget)
{
    return QStringLiteral("%1 “%2”").arg(QLatin1String(widget.metaObject()->className()),
                                         widget.objectName());
}

inline QStringList faultOfLabel(const QLabel& label)
{
    const bool isOurs = label.textFormat() == Qt::RichText && isOwnMarkup(label.text());
    if (label.textFormat() != Qt::PlainText && !isOurs && !label.text().isEmpty())
        return {nameOf(label) + " guesses: " + label.text().left(80)};
    // Captions that Qt makes have our own words alone; ours are cleaned when they are set.
    return acts(label.text()) ? QStringList{nameOf(label) + " acts: " + label.text().left(80)}
                              : QStringList();
}

/// What is wrong with the tooltip that a rest of the mouse at `pos` shows.
inline QStringList faultOfTip(QWidget& widget, const QPoint& pos)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, pos, widget.mapToGlobal(pos));
    QApplication::sendEvent(&widget, &event);
    QStringList faults;
    for (QWidget* top : QApplication::topLevelWidgets()) {
        const auto* tip = qobject_cast<const QLabel*>(top);
        if (!tip || !tip->inherits("QTipLabel"))
            continue;
        if (tip->textFormat() != Qt::PlainText)
            faults << "the tooltip of " + nameOf(widget) + " guesses";
        if (acts(tip->text()) || tip->text().size() > 6'000)
            faults << "the tooltip of " + nameOf(widget) + " acts: " + tip->text().left(80);
    }
    return faults;
}

inline QStringList faultsOfView(QAbstractItemView& view)
{
    constexpr int rows = 5;
    QStringList faults;
    const QAbstractItemModel* model = view.model();
    for (int row = 0; model && row < std::min(rows, model->rowCount()); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QRect rect = view.visualRect(model->index(row, column));
            if (view.viewport()->rect().contains(rect.center()))
                faults += faultOfTip(*view.viewport(), rect.center());
        }
    }
    return faults;
}

/// Everything that is wrong with `root` and what is in it, shown or hidden.
inline QStringList textFaults(QWidget& root)
{
    QStringList faults;
    const QList<QPointer<QWidget>> widgets = [&root] {
        QList<QPointer<QWidget>> all{&root};
        for (QWidget* widget : root.findChildren<QWidget*>())
            all << widget;
        return all;
    }();
    for (const QPointer<QWidget>& widget : widgets) {
        if (!widget)
            continue;
        widget->ensurePolished();
        if (const auto* label = qobject_cast<const QLabel*>(widget.data()))
            faults += faultOfLabel(*label);
        if (qobject_cast<const QTextBrowser*>(widget.data()) && !widget->inherits("qd::MarkupView"))
            faults << nameOf(*widget) + " may load what it shows";
        if (auto* view = qobject_cast<QAbstractItemView*>(widget.data()))
            faults += faultsOfView(*view);
        if (widget && !widget->toolTip().isEmpty())
            faults += faultOfTip(*widget, widget->rect().center());
        if (widget && acts(widget->windowTitle()))
            faults << "the title of " + nameOf(*widget) + " acts";
    }
    QToolTip::hideText();
    if (root.minimumSizeHint().width() > 3'000 || root.minimumSizeHint().height() > 3'000)
        faults << nameOf(root) + " has been forced apart";
    faults.removeDuplicates();
    return faults;
}

} // namespace qd::test
