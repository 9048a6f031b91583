// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/shell/pagespec.h"

#include <QStackedWidget>
#include <QVariant>

#include <vector>

class QSettings;

namespace qd {

class OpeningView;

/// The pages of the main window, each made when it is first wanted, so that the start pays for one. The view
/// of the opening stands in for those that need a history, until there is one. The page that was shown last,
/// and what it showed, are shown again in the next run.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    PageStack(std::vector<PageSpec> specs, MainWindow& window);

    [[nodiscard]] const std::vector<PageSpec>& specs() const { return m_specs; }
    /// Returns the page of that name, which is made when there is none yet.
    [[nodiscard]] Page& page(QLatin1String name);
    /// Returns the page of that name, null when it has not been wanted yet.
    [[nodiscard]] Page* made(QLatin1String name) const;
    [[nodiscard]] const PageSpec& current() const { return m_specs[m_current]; }

    /// Returns the view of the opening; null after endOpening().
    [[nodiscard]] OpeningView* opening() const { return m_opening; }
    /// Shows the current page instead of the view of the opening: the history is there.
    void endOpening();
    void showPage(QLatin1String name);
    void setSnapshot(const FleetSnapshotPtr& snapshot);

    void remember(QSettings& settings) const;
    /// Makes the page that was left last the current one; showPage() shows it. What the page showed is
    /// forgotten until it shows that again: what ends the console is not shown a second time.
    void restore(QSettings& settings);

signals:
    /// The page of this number is the current one.
    void pageShown(int index);
    /// remember() would write something else.
    void changed();

private:
    [[nodiscard]] std::size_t indexOf(QLatin1String name) const;
    Page& make(std::size_t index);

    MainWindow& m_window;
    const std::vector<PageSpec> m_specs;
    std::vector<Page*> m_pages; ///< the pages in the order of their specs; null until they are made
    std::size_t m_current = 0;
    std::size_t m_leftPage = 0; ///< the page that was current when the last run ended
    QVariant m_left;            ///< what that page showed; invalid once it is shown again
    OpeningView* m_opening;
};

} // namespace qd
