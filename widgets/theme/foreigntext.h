// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QString>

class QFont;
class QPoint;
class QWidget;

/// The one way in which texts of servers, logs and files come to the screen.
namespace qd {

/// `text` as labels and tooltips show it: with signs for what acts (see visibleText()), without words or
/// lengths that no layout can bear.
[[nodiscard]] QString boundedText(const QString& text);

/// `text` as it stands between our own markup: escaped, and with signs for what acts.
[[nodiscard]] QString markupOf(const QString& text);
/// Returns whether there are no other elements in `markup` than the few that we write into labels; none of
/// these opens a file.
[[nodiscard]] bool isOwnMarkup(const QString& markup);

/// `text` as what something is called: on one line, and a long word is shortened in its middle. For the items
/// of lists and boxes, and for what a screen reader calls a control.
[[nodiscard]] QString nameText(const QString& text);

/// `text` as a part of what a menu, a tab or a button says: on one line, and no ampersand of it is a
/// mnemonic. For labels with a buddy, too.
[[nodiscard]] QString menuText(const QString& text);

/// `text` bounded and broken into lines of a readable width.
[[nodiscard]] QString toolTipText(const QString& text, const QFont& font);
/// Shows `text` as it is beside `globalPos` until the mouse leaves `rect` of `widget`; hides the tooltip that
/// is shown when `text` is empty.
void showToolTip(const QPoint& globalPos, const QString& text, QWidget* widget, const QRect& rect = {});

/// Makes the application show as text what Qt would guess about: every tooltip of a widget, an action, a view
/// or a header, and every label that Qt makes itself, as in message boxes and forms. Tooltips and titles of
/// windows are kept without what acts. Once per application.
void guardTexts();

} // namespace qd
