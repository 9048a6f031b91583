// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

/// Loads the resources; outside the namespace, as Q_INIT_RESOURCE demands: the linker drops resources of
/// static libraries that nobody names.
static void loadResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace qd {

Language& Language::instance()
{
    static Language language;
    return language;
}

Language::Language()
{
    loadResources();
}

QString Language::id(Choice choice)
{
    switch (choice) {
    case Choice::English:
        return QStringLiteral("en");
    case Choice::Chinese:
        return QStringLiteral("zh_CN");
    case Choice::System:
        break;
    }
    return QStringLiteral("system");
}

Language::Choice Language::fromId(const QString& id)
{
    if (id.startsWith(u"zh"))
        return Choice::Chinese;
    return id.startsWith(u"en") ? Choice::English : Choice::System;
}

void Language::setChoice(Choice choice)
{
    m_choice = choice;
    const QLocale system = QLocale::system();
    const bool chinese =
        choice == Choice::Chinese || (choice == Choice::System && system.language() == QLocale::Chinese);
    // Numbers and dates are of the language of the words: where the system speaks German both are English.
    const QLocale locale = chinese ? QLocale(QLocale::Chinese, QLocale::China)
                           : system.language() == QLocale::English
                               ? QLocale(QLocale::English, system.territory())
                               : QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_qts);
    QCoreApplication::removeTranslator(&m_ours);
    if (chinese) {
        // A missing Qt translation leaves only Qt's own buttons in English.
        if (m_qts.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qts);
        if (m_ours.load(":/i18n/quarterdeck_zh_CN.qm"))
            QCoreApplication::installTranslator(&m_ours);
    } else if (m_ours.load(":/i18n/quarterdeck_en.qm")) {
        QCoreApplication::installTranslator(&m_ours); // English plural forms
    }
}

} // namespace qd
