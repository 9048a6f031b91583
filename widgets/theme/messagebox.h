// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMessageBox>

namespace qd {

/// A message box whose texts are text, whatever they look like; `more` explains `text`. It deletes itself
/// when it is closed.
[[nodiscard]] QMessageBox* makeMessageBox(QMessageBox::Icon icon, const QString& title, const QString& text,
                                          const QString& more, QMessageBox::StandardButtons buttons,
                                          QWidget* parent);

} // namespace qd
