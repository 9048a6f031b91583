// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/settingsdialog.h"

#include "models/history/history.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
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
    const int mode = settings.value(themeKey, int(ThemeMode::System)).toInt();
    Theme::instance().setMode(ThemeMode(std::clamp(mode, int(ThemeMode::System), int(ThemeMode::Dark))));
}

void saveTheme(ThemeMode mode)
{
    QSettings().setValue(themeKey, int(mode));
    Theme::instance().setMode(mode);
}

void saveLanguage(Language::Choice choice)
{
    QSettings().setValue(languageKey, Language::id(choice));
    Language::instance().setChoice(choice);
}

SettingsDialog::SettingsDialog(History& history, QWidget* parent)
    : QDialog(parent),
      m_history(history),
      m_form(new QFormLayout),
      m_language(new QComboBox(this)),
      m_theme(new QComboBox(this)),
      m_file(new QLabel(this)),
      m_check(new QPushButton(this)),
      m_checkResult(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName("settingsDialog");
    m_language->setObjectName("languageCombo");
    m_theme->setObjectName("themeCombo");
    m_check->setObjectName("integrityButton");
    m_checkResult->setObjectName("integrityResult");
    m_checkResult->setWordWrap(true);
    m_file->setText(m_history.path());
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (int i = 0; i < 3; ++i) {
        m_language->addItem({});
        m_theme->addItem({});
    }
    m_language->setCurrentIndex(int(Language::instance().choice()));
    m_theme->setCurrentIndex(int(Theme::instance().mode()));

    for (QWidget* field : std::initializer_list<QWidget*>{m_language, m_theme, m_file, m_check})
        m_form->addRow(QStringLiteral(" "), field); // a label is only made for a text
    m_form->addRow(m_checkResult);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(m_buttons);
    retranslate();
    setMinimumWidth(460);

    connect(m_language, &QComboBox::activated, this,
            [](int index) { saveLanguage(Language::Choice(index)); });
    connect(m_theme, &QComboBox::activated, this, [](int index) { saveTheme(ThemeMode(index)); });
    connect(m_check, &QPushButton::clicked, this, &SettingsDialog::checkIntegrity);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
}

void SettingsDialog::checkIntegrity()
{
    m_check->setEnabled(false);
    m_checkResult->setText(tr("Checking the history file…"));
    m_history.checkIntegrity(this, [this](const Result<QStringList>& problems) {
        m_check->setEnabled(true);
        if (!problems)
            m_checkResult->setText(problems.error().text());
        else if (problems->isEmpty())
            m_checkResult->setText(tr("The history file is sound."));
        else
            m_checkResult->setText(
                tr("The history file is damaged: %1\nCopy it to a safe place before you go on.")
                    .arg(problems->mid(0, 5).join(u'\n')));
    });
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
    const QString languages[]{tr("As the system"), QStringLiteral("English"), QStringLiteral("简体中文")};
    const QString themes[]{tr("As the system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < 3; ++i) {
        m_language->setItemText(i, languages[i]);
        m_theme->setItemText(i, themes[i]);
    }
    const std::pair<QWidget*, QString> rows[]{{m_language, tr("&Language:")},
                                              {m_theme, tr("&Theme:")},
                                              {m_file, tr("History file:")},
                                              {m_check, QString()}};
    for (const auto& [field, text] : rows) {
        if (auto* caption = qobject_cast<QLabel*>(m_form->labelForField(field)))
            caption->setText(text);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    }
    m_check->setText(tr("&Check the history file"));
    m_check->setAccessibleName(tr("Check the history file"));
    m_check->setToolTip(
        tr("Lets SQLite verify every page and reference; takes longer the larger the file is"));
}

} // namespace qd
