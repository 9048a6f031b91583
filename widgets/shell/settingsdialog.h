// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/shell/language.h"
#include "widgets/theme/theme.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace qd {

class History;

/// Applies the remembered theme and language; call once before the first window.
void applySavedAppearance();
void saveTheme(ThemeMode mode);
void saveLanguage(Language::Choice choice);

/// Language and theme, applied at once, and the state of the history file.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(History& history, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void checkIntegrity();

    History& m_history;
    QFormLayout* m_form;
    QComboBox* m_language;
    QComboBox* m_theme;
    QLabel* m_file;
    QPushButton* m_check;
    QLabel* m_checkResult;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
