// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

namespace qd {

/// The logs that were opened last, newest first; remembered in the settings under "logs/recent".
class RecentFiles : public QMenu
{
    Q_OBJECT

public:
    explicit RecentFiles(QWidget* parent = nullptr);
    void add(const QString& path);
    void retranslate();
    [[nodiscard]] static QStringList paths();

signals:
    void chosen(const QString& path);

private:
    void rebuild();
};

} // namespace qd
