// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/markupview.h"

#include "models/report/sealeddocument.h"

namespace qd {

MarkupView::MarkupView(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
}

QVariant MarkupView::loadResource(int type, const QUrl&)
{
    return emptyResource(type);
}

} // namespace qd
