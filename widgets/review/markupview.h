// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace qd {

/// A read-only document of our own markup, in which foreign texts went through markupOf(). It follows no
/// links, and it loads nothing: no picture or style but what was added to its document by name.
class MarkupView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MarkupView(QWidget* parent = nullptr);

    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace qd
