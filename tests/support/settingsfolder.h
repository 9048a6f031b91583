// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

namespace qd {

/// What a test remembers goes into the folder, not among the user's settings and data.
inline void keepSettingsIn(const QString& folder)
{
    QCoreApplication::setOrganizationName(QStringLiteral("quarterdeck-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder));
}

} // namespace qd
