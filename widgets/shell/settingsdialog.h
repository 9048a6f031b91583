// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/shell/language.h"
#include "widgets/theme/theme.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QTabWidget;

namespace qd {

class History;
class HistoryKeeper;

/// Applies the remembered theme and language; call once before the first window.
void applySavedAppearance();
void saveTheme(ThemeMode mode);
void saveLanguage(Language::Choice choice);

/// Language and theme, and what becomes of the history. Everything is applied at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Makes the dialog; without a keeper nothing can be tidied.
    SettingsDialog(History& history, HistoryKeeper* keeper, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QTabWidget* m_tabs;
    QFormLayout* m_form;
    QComboBox* m_language;
    QComboBox* m_theme;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
