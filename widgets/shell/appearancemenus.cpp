// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/appearancemenus.h"

#include "widgets/shell/commandtable.h"
#include "widgets/shell/language.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QMenu>

#include <utility>

namespace qd {

namespace {

struct AppearanceMenuWords
{
    Q_DECLARE_TR_FUNCTIONS(AppearanceMenuWords)
};

WindowCommand themeCommand(const QString& name, ThemeMode mode, CommandTable::Text text)
{
    return {.name = name,
            .shortcut = {},
            .text = std::move(text),
            .run = [mode] { saveTheme(mode); },
            .isChosen = [mode] { return Theme::instance().mode() == mode; }};
}

WindowCommand languageCommand(const QString& name, Language::Choice choice, CommandTable::Text text)
{
    return {.name = name,
            .shortcut = {},
            .text = std::move(text),
            .run = [choice] { saveLanguage(choice); },
            .isChosen = [choice] { return Language::instance().choice() == choice; }};
}

} // namespace

void addThemeMenu(CommandTable& commands, QMenu& view)
{
    QMenu& menu = commands.addSubmenu(view, QStringLiteral("themeMenu"),
                                      [] { return AppearanceMenuWords::tr("&Theme"); });
    commands.add(menu, themeCommand(QStringLiteral("systemThemeAction"), ThemeMode::System,
                                    [] { return AppearanceMenuWords::tr("Theme of the &system"); }));
    commands.add(menu, themeCommand(QStringLiteral("lightThemeAction"), ThemeMode::Light,
                                    [] { return AppearanceMenuWords::tr("&Light theme"); }));
    commands.add(menu, themeCommand(QStringLiteral("darkThemeAction"), ThemeMode::Dark,
                                    [] { return AppearanceMenuWords::tr("&Dark theme"); }));
    menu.addSeparator();
    commands.add(menu,
                 {.name = QStringLiteral("toggleThemeAction"),
                  .shortcut = QKeySequence(QStringLiteral("Ctrl+Shift+T")),
                  .text = [] { return AppearanceMenuWords::tr("Switch &between light and dark"); },
                  .run = [] { saveTheme(Theme::instance().isDark() ? ThemeMode::Light : ThemeMode::Dark); }});
}

void addLanguageMenu(CommandTable& commands, QMenu& view)
{
    using Choice = Language::Choice;
    QMenu& menu = commands.addSubmenu(view, QStringLiteral("languageMenu"),
                                      [] { return AppearanceMenuWords::tr("Lan&guage"); });
    commands.add(menu, languageCommand(QStringLiteral("systemLanguageAction"), Choice::System,
                                       [] { return AppearanceMenuWords::tr("Language of the &system"); }));
    commands.add(menu, languageCommand(QStringLiteral("englishAction"), Choice::English,
                                       [] { return QStringLiteral("&English"); }));
    commands.add(menu, languageCommand(QStringLiteral("chineseAction"), Choice::Chinese,
                                       [] { return QStringLiteral("简体中文(&Z)"); }));
}

} // namespace qd
