// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QKeySequence>

class QButtonGroup;
class QToolButton;

namespace qd {

/// The column of page buttons at the left edge, with a count on a page that wants attention.
class Navigation : public QFrame
{
    Q_OBJECT

public:
    explicit Navigation(QWidget* parent = nullptr);

    /// Adds a page with the icon `icon` of the theme; pages are numbered from 0.
    void addPage(const QString& objectName, const QString& icon);
    /// `reason` stands in a tooltip, with the shortcut when there is one.
    void setTexts(int page, const QString& title, const QString& reason, const QKeySequence& shortcut = {});
    /// 0 shows none.
    void setCount(int page, int count);
    void setCurrent(int page);

signals:
    void pageChosen(int page);

private:
    struct Page
    {
        QToolButton* button;
        QString icon;
        QString title;
        int count = 0;
    };
    void restyle();
    void showText(const Page& page);

    std::vector<Page> m_pages;
    QButtonGroup* m_group;
};

} // namespace qd
