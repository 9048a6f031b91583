// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/foreigntext.h"

#include "models/base/visibletext.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QTextLayout>
#include <QToolTip>

namespace qd {

namespace {

constexpr qsizetype longestText = 4000;
constexpr qsizetype mostLines = 60;
constexpr qsizetype longestWord = 160; ///< a path may be long; what is longer says nothing in its middle
constexpr int toolTipColumns = 80;     ///< average characters

// Without a half of a surrogate pair at the cut.
QString start(const QString& text, qsizetype length)
{
    return text.left(text[length - 1].isHighSurrogate() ? length - 1 : length);
}

QString end(const QString& text, qsizetype length)
{
    return text.right(text[text.size() - length].isLowSurrogate() ? length - 1 : length);
}

QString shortened(const QString& word)
{
    if (word.size() <= longestWord)
        return word;
    const qsizetype half = longestWord / 2;
    return start(word, half) + QStringLiteral("…") + end(word, half);
}

QString withShortWords(const QString& text)
{
    QString result;
    QString word;
    for (const QChar c : text) {
        if (c.isSpace()) {
            result += shortened(word) + c;
            word.clear();
        } else {
            word += c;
        }
    }
    return result + shortened(word);
}

QString withFewLines(const QString& text)
{
    QStringList lines = text.split(u'\n');
    if (lines.size() <= mostLines)
        return text;
    lines = lines.mid(0, mostLines);
    lines << QStringLiteral("…");
    return lines.join(u'\n');
}

QString broken(const QString& line, const QFont& font)
{
    const int width = toolTipColumns * QFontMetrics(font).averageCharWidth();
    QTextLayout layout(line, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList parts;
    layout.beginLayout();
    for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
        part.setLineWidth(width);
        parts << line.mid(part.textStart(), part.textLength());
    }
    layout.endLayout();
    return parts.join(u'\n');
}

struct Tip
{
    QString text;
    QRect rect; ///< the rectangle of the widget; null is the whole
};

// Of the header's section or the view's item under the mouse.
Tip tipOfView(const QAbstractItemView& view, const QPoint& pos)
{
    if (!view.model())
        return {};
    if (const auto* header = qobject_cast<const QHeaderView*>(&view)) {
        const int section = header->logicalIndexAt(pos);
        return section < 0
                   ? Tip{}
                   : Tip{view.model()->headerData(section, header->orientation(), Qt::ToolTipRole).toString(),
                         {}};
    }
    const QModelIndex index = view.indexAt(pos);
    return {index.data(Qt::ToolTipRole).toString(), view.visualRect(index)};
}

Tip tipOf(const QWidget& widget, const QPoint& pos)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget.parentWidget());
    if (view && view->viewport() == &widget) {
        if (Tip tip = tipOfView(*view, pos); !tip.text.isEmpty())
            return tip;
    }
    const auto* menu = qobject_cast<const QMenu*>(&widget);
    if (menu && menu->toolTipsVisible()) {
        if (const QAction* action = menu->actionAt(pos))
            return {action->toolTip(), menu->actionGeometry(const_cast<QAction*>(action))};
    }
    return {widget.toolTip(), {}};
}

class TextGuard : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Polish)
            makePlain(watched);
        else if (event->type() == QEvent::ToolTipChange && watched->isWidgetType())
            makeTipVisible(static_cast<QWidget&>(*watched));
        else if (event->type() == QEvent::WindowTitleChange && watched->isWidgetType())
            makeTitleVisible(static_cast<QWidget&>(*watched));
        else if (event->type() == QEvent::ToolTip && watched->isWidgetType())
            return showTip(static_cast<QWidget*>(watched), static_cast<QHelpEvent*>(event));
        return QObject::eventFilter(watched, event);
    }

private:
    // Also QToolTip's own label, which is polished before it has a text. A label asks for its style before it
    // lays out a text, so that nothing has been opened by then.
    static void makePlain(QObject* watched)
    {
        auto* label = qobject_cast<QLabel*>(watched);
        if (label && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }

    // Also for those who do not see it: a screen reader reads the property.
    static void makeTipVisible(QWidget& widget)
    {
        if (const QString shown = visibleText(widget.toolTip()); shown != widget.toolTip())
            widget.setToolTip(shown);
    }

    static void makeTitleVisible(QWidget& widget)
    {
        if (const QString shown = nameText(widget.windowTitle()); shown != widget.windowTitle())
            widget.setWindowTitle(shown);
    }

    static bool showTip(QWidget* widget, QHelpEvent* event)
    {
        const Tip tip = tipOf(*widget, event->pos());
        if (tip.text.isEmpty())
            return false;
        showToolTip(event->globalPos(), tip.text, widget, tip.rect);
        event->accept();
        return true;
    }
};

} // namespace

QString boundedText(const QString& text)
{
    // Cut before anything else: a text of many megabytes must not cost more than what is shown of it.
    const QString shown = text.size() > longestText ? start(text, longestText) + QStringLiteral("…") : text;
    return withShortWords(withFewLines(visibleText(shown)));
}

QString markupOf(const QString& text)
{
    return visibleText(text).toHtmlEscaped();
}

bool isOwnMarkup(const QString& markup)
{
    static const QRegularExpression other(QStringLiteral("<(?!/?(?:a|b|br|p|span)[ >])"),
                                          QRegularExpression::CaseInsensitiveOption);
    return !other.match(markup).hasMatch();
}

QString nameText(const QString& text)
{
    return shortened(visibleLine(text));
}

QString menuText(const QString& text)
{
    return nameText(text).replace(u'&', QStringLiteral("&&"));
}

QString toolTipText(const QString& text, const QFont& font)
{
    QStringList lines;
    for (const QString& line : boundedText(text).split(u'\n'))
        lines << broken(line, font);
    return lines.join(u'\n');
}

void showToolTip(const QPoint& globalPos, const QString& text, QWidget* widget, const QRect& rect)
{
    QToolTip::showText(globalPos, toolTipText(text, QToolTip::font()), widget, rect);
}

void guardTexts()
{
    qApp->installEventFilter(new TextGuard(qApp));
}

} // namespace qd
