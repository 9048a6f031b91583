// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/visibletext.h"
#include "tests/support/watchedpicture.h"
#include "widgets/theme/foreigntext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolTip>

/// A walk over widgets that finds where a name that a server or a log chose acts instead of being shown.
namespace qd::test {

inline bool acts(const QString& text)
{
    return visibleText(text) != text;
}

/// An ampersand of WatchedPicture::name() is taken for a mnemonic: the name looks like another one.
inline bool hasForeignMnemonic(const QString& text)
{
    static const QRegularExpression single(QStringLiteral("(?<!&)&A(</a>|%)"));
    return single.match(text).hasMatch();
}

inline QString nameOf(const QObject& object)
{
    return QStringLiteral("%1 “%2”").arg(QLatin1String(object.metaObject()->className()),
                                         object.objectName());
}

inline QStringList faultOfLabel(const QLabel& label)
{
    const bool isOurs = label.textFormat() == Qt::RichText && isOwnMarkup(label.text());
    if (label.textFormat() != Qt::PlainText && !isOurs && !label.text().isEmpty())
        return {nameOf(label) + " guesses: " + label.text().left(80)};
    if (label.buddy() && hasForeignMnemonic(label.text()))
        return {nameOf(label) + " has a foreign mnemonic: " + label.text().left(80)};
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

struct ToldRole
{
    int role;
    const char* name;
};

/// The roles of an item that people see or hear. What can be edited is exact; the style shows it (see
/// qd::Style).
inline std::vector<ToldRole> toldRoles(bool isEditable)
{
    std::vector<ToldRole> roles{{Qt::ToolTipRole, "tooltip"},
                                {Qt::StatusTipRole, "status tip"},
                                {Qt::WhatsThisRole, "what's this"},
                                {Qt::AccessibleTextRole, "accessible text"},
                                {Qt::AccessibleDescriptionRole, "accessible description"}};
    if (!isEditable)
        roles.insert(roles.end(), {{Qt::DisplayRole, "display"}, {Qt::EditRole, "edit"}});
    return roles;
}

inline QStringList faultsOfItems(const QAbstractItemModel& model, const QString& where, bool isEditable,
                                 const QModelIndex& parent = {})
{
    constexpr int most = 50; ///< rows of a parent
    QStringList faults;
    const auto look = [&](const QVariant& value, const char* role) {
        if (value.typeId() == QMetaType::QString && acts(value.toString()))
            faults << QStringLiteral("the %1 role of an item of %2 acts: %3")
                          .arg(QLatin1String(role), where, value.toString().left(80));
    };
    for (int row = 0; row < std::min(most, model.rowCount(parent)); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const auto& [role, name] : toldRoles(isEditable && index.flags() & Qt::ItemIsEditable))
                look(index.data(role), name);
        }
        faults += faultsOfItems(model, where, isEditable, model.index(row, 0, parent));
    }
    for (const auto orientation : {Qt::Horizontal, Qt::Vertical}) {
        const int sections = orientation == Qt::Horizontal ? model.columnCount() : model.rowCount();
        for (int section = 0; !parent.isValid() && section < std::min(most, sections); ++section) {
            for (const auto& [role, name] : toldRoles(false))
                look(model.headerData(section, orientation, role), name);
        }
    }
    return faults;
}

inline QStringList faultsOfView(QAbstractItemView& view)
{
    constexpr int rows = 5;
    QStringList faults;
    const QAbstractItemModel* model = view.model();
    if (!model)
        return faults;
    if (!qobject_cast<QHeaderView*>(&view))
        faults +=
            faultsOfItems(*model, nameOf(view), view.editTriggers() != QAbstractItemView::NoEditTriggers);
    for (int row = 0; row < std::min(rows, model->rowCount()); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QRect rect = view.visualRect(model->index(row, column));
            if (view.viewport()->rect().contains(rect.center()))
                faults += faultOfTip(*view.viewport(), rect.center());
        }
    }
    return faults;
}

/// Its items, and the list that it opens.
inline QStringList faultsOfBox(QComboBox& box)
{
    QStringList faults = faultsOfItems(*box.model(), nameOf(box), false);
    if (!box.isVisible() || !box.isEnabled() || box.count() == 0)
        return faults;
    box.showPopup();
    box.view()->window()->grab();
    faults += faultsOfView(*box.view());
    box.hidePopup();
    return faults;
}

inline QStringList faultsOfAction(const QAction& action)
{
    QStringList faults;
    for (const QString& text :
         {action.text(), action.iconText(), action.toolTip(), action.statusTip(), action.whatsThis()}) {
        if (acts(text))
            faults << nameOf(action) + " acts: " + text.left(80);
    }
    if (hasForeignMnemonic(action.text()))
        faults << nameOf(action) + " has a foreign mnemonic: " + action.text().left(80);
    return faults;
}

inline QStringList captionsOf(const QWidget& widget)
{
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return {button->text()};
    if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
        return {group->title()};
    if (const auto* menu = qobject_cast<const QMenu*>(&widget))
        return {menu->title()};
    QStringList texts;
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i) << tabs->tabToolTip(i);
    }
    return texts;
}

/// What is not a caption, and is not there to be edited.
inline QStringList contentsOf(const QWidget& widget)
{
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget))
        return {text->placeholderText(), text->isReadOnly() ? text->toPlainText() : QString()};
    if (const auto* text = qobject_cast<const QTextEdit*>(&widget))
        return {text->placeholderText(), text->isReadOnly() ? text->toPlainText() : QString()};
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        return {line->placeholderText(), line->isReadOnly() ? line->text() : QString()};
    if (const auto* progress = qobject_cast<const QProgressBar*>(&widget))
        return {progress->format()};
    return {};
}

/// What it says of itself, also to those who do not see it.
inline QStringList faultsOfWords(QWidget& widget)
{
    QStringList faults;
    const auto look = [&](const QString& text, const char* what) {
        if (acts(text))
            faults << QStringLiteral("the %1 of %2 acts: %3")
                          .arg(QLatin1String(what), nameOf(widget), text.left(80));
    };
    look(widget.windowTitle(), "title");
    look(widget.toolTip(), "tooltip");
    look(widget.statusTip(), "status tip");
    look(widget.whatsThis(), "what's this");
    look(widget.accessibleName(), "accessible name");
    look(widget.accessibleDescription(), "accessible description");
    if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget)) {
        look(face->text(QAccessible::Name), "name for a screen reader");
        look(face->text(QAccessible::Description), "description for a screen reader");
        look(face->text(QAccessible::Help), "help for a screen reader");
    }
    for (const QString& text : captionsOf(widget)) {
        look(text, "caption");
        if (hasForeignMnemonic(text))
            faults << nameOf(widget) + " has a foreign mnemonic: " + text.left(80);
    }
    for (const QString& text : contentsOf(widget))
        look(text, "content");
    for (const QAction* action : widget.actions())
        faults += faultsOfAction(*action);
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
        if (auto* box = qobject_cast<QComboBox*>(widget.data()))
            faults += faultsOfBox(*box);
        if (widget && !widget->toolTip().isEmpty())
            faults += faultOfTip(*widget, widget->rect().center());
        if (widget)
            faults += faultsOfWords(*widget);
    }
    QToolTip::hideText();
    if (root.minimumSizeHint().width() > 3'000 || root.minimumSizeHint().height() > 3'000)
        faults << nameOf(root) + " has been forced apart";
    faults.removeDuplicates();
    return faults;
}

} // namespace qd::test
