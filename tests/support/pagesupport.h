// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/settingsfolder.h"
#include "widgets/theme/theme.h"

#include <QLocale>
#include <QWidget>

namespace qd::test {

/// Pages look the same wherever the test runs, and remember nothing outside of the folder.
inline void setUpPages(const QString& folder)
{
    keepSettingsIn(folder);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::instance().setMode(ThemeMode::Light);
}

/// The one of this name, or the end of the program.
template <typename Widget>
Widget* child(const QWidget& page, const char* name)
{
    auto* found = page.findChild<Widget*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace qd::test
