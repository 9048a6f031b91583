// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/settingsdialog.h"

#include "widgets/shell/historysettings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QSettings>
#include <QTabWidget>
#include <QVBoxLayout>

namespace qd {

namespace {

constexpr const char* themeKey = "appearance/theme";
constexpr const char* languageKey = "appearance/language";

} // namespace

void applySavedAppearance()
{
    const QSettings settings;
    Language::instance().setChoice(Language::fromId(settings.value(languageKey).toString()));
    const int mode = settings.value(themeKey, static_cast<int>(ThemeMode::System)).toInt();
    Theme::instance().setMode(
        ThemeMode(std::clamp(mode, static_cast<int>(ThemeMode::System), static_cast<int>(ThemeMode::Dark))));
}

void saveTheme(ThemeMode mode)
{
    QSettings().setValue(themeKey, static_cast<int>(mode));
    Theme::instance().setMode(mode);
}

void saveLanguage(Language::Choice choice)
{
    QSettings().setValue(languageKey, Language::id(choice));
    Language::instance().setChoice(choice);
}

SettingsDialog::SettingsDialog(History& history, HistoryKeeper* keeper, QWidget* parent)
    : QDialog(parent),
      m_tabs(new QTabWidget(this)),
      m_form(new QFormLayout),
      m_language(new QComboBox(this)),
      m_theme(new QComboBox(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    m_tabs->setObjectName(QStringLiteral("settingsTabs"));
    m_language->setObjectName(QStringLiteral("languageCombo"));
    m_theme->setObjectName(QStringLiteral("themeCombo"));
    for (int i = 0; i < 3; ++i) {
        m_language->addItem({});
        m_theme->addItem({});
    }
    m_language->setCurrentIndex(static_cast<int>(Language::instance().choice()));
    m_theme->setCurrentIndex(static_cast<int>(Theme::instance().mode()));

    auto* general = new QWidget(this);
    general->setLayout(m_form);
    for (QWidget* field : std::initializer_list<QWidget*>{m_language, m_theme})
        m_form->addRow(QStringLiteral(" "), field); // a label is only made for a text
    m_tabs->addTab(general, QString());
    m_tabs->addTab(new HistorySettings(history, keeper, this), QString());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(m_buttons);
    retranslate();
    setMinimumWidth(560);

    connect(m_language, &QComboBox::activated, this,
            [](int index) { saveLanguage(Language::Choice(index)); });
    connect(m_theme, &QComboBox::activated, this, [](int index) { saveTheme(ThemeMode(index)); });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
}

void SettingsDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    const QString languages[]{tr("Follow system"), QStringLiteral("English"), QStringLiteral("简体中文")};
    const QString themes[]{tr("Follow system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < 3; ++i) {
        m_language->setItemText(i, languages[i]);
        m_theme->setItemText(i, themes[i]);
    }
    const std::pair<QWidget*, QString> rows[]{{m_language, tr("&Language:")}, {m_theme, tr("&Theme:")}};
    for (const auto& [field, text] : rows) {
        if (auto* caption = qobject_cast<QLabel*>(m_form->labelForField(field)))
            caption->setText(text);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    }
    m_tabs->setTabText(0, tr("&General"));
    m_tabs->setTabText(1, tr("&History"));
}

} // namespace qd
