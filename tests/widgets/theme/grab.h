// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace qd::test {

/// Leaves a picture of `widget` for a person to look at, when QD_GRAB_DIR names a folder.
inline void grab(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("QD_GRAB_DIR");
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace qd::test
