// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/messagebox.h"

#include "widgets/theme/foreigntext.h"

namespace qd {

QMessageBox* makeMessageBox(QMessageBox::Icon icon, const QString& title, const QString& text,
                            const QString& more, QMessageBox::StandardButtons buttons, QWidget* parent)
{
    auto* box = new QMessageBox(icon, title, {}, buttons, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(boundedText(text));
    box->setInformativeText(boundedText(more));
    return box;
}

} // namespace qd
