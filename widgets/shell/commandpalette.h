// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace qd {

/// Every command by name: type a part of it, Enter runs it.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const QList<QAction*>& actions, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void runCurrent();

    QLineEdit* m_search;
    QListWidget* m_list;
    QList<QAction*> m_actions;
};

} // namespace qd
