// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/textlabel.h"

#include "widgets/theme/foreigntext.h"

#include <algorithm>

namespace qd {

namespace {

constexpr int mostColumns = 60; ///< average characters that a label may insist on

} // namespace

TextLabel::TextLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

TextLabel::TextLabel(const QString& text, QWidget* parent) : TextLabel(parent)
{
    setText(text);
}

void TextLabel::setText(const QString& text)
{
    setTextFormat(Qt::PlainText);
    QLabel::setText(boundedText(text));
}

void TextLabel::setMarkup(const QString& markup)
{
    if (!isOwnMarkup(markup)) {
        setText(markup);
        return;
    }
    clear(); // the text that stands must not be read as markup
    setTextFormat(Qt::RichText);
    QLabel::setText(markup);
}

QSize TextLabel::minimumSizeHint() const
{
    QSize hint = QLabel::minimumSizeHint();
    if (pixmap().isNull())
        hint.setWidth(std::min(hint.width(), mostColumns * fontMetrics().averageCharWidth()));
    return hint;
}

} // namespace qd
