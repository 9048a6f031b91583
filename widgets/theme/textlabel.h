// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace qd {

/// The console's label: what it is given is text, whatever it looks like. A QLabel guesses, and takes a model
/// named "<img src=…>" for a picture to be opened.
///
/// Characters that act instead of being seen are shown as signs (see visibleText()), and neither a long word
/// nor a long text forces a layout apart: a word is shortened in its middle, a text at its end.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(QWidget* parent = nullptr);
    explicit TextLabel(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// Our own words with our own markup; each argument that is not ours went through markupOf(). What holds
    /// more than isOwnMarkup() allows is shown as text.
    void setMarkup(const QString& markup);

    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace qd
