// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProgressBar>

namespace qd {

class Announcer;
class HistoryKeeper;

/// How far the cleaning up of the history has come, while it is under way, for a status bar. What came of it
/// is announced as far as that is worth a line across the window.
class TidyStatus : public QProgressBar
{
    Q_OBJECT

public:
    explicit TidyStatus(Announcer& announcer, QWidget* parent = nullptr);

    /// The keeper must outlive this.
    void setKeeper(HistoryKeeper& keeper);

private:
    void announce();

    Announcer& m_announcer;
    HistoryKeeper* m_keeper = nullptr;
    bool m_toldDropped = false;  ///< whether this run has told that something was dropped
    bool m_toldHeldBack = false; ///< whether this run has told that something was held back
};

} // namespace qd
