// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/items/records/logload.h"

#include <QWidget>

#include <functional>

class QAction;
class QToolButton;

namespace qd {

class LogFollow;
class TextLabel;

/// Follows the log that is shown, when the user wants that (which is remembered under "logs/follow"): reads
/// it again as it grows, and tells how that goes.
class FollowBar : public QWidget
{
    Q_OBJECT

public:
    /// What to ask of the predictions when they are read again; nothing while that must wait.
    using Ask = std::function<std::optional<EvaluationQuestion>()>;
    /// Shows the log as it is now; false when something else was asked meanwhile.
    using Show = std::function<bool(const LoadedLogPtr&)>;

    FollowBar(Ask ask, Show show, QWidget* parent = nullptr);
    ~FollowBar() override;

    /// Shows another log, whose reading began at `opened`.
    void setLog(LoadedLogPtr log, Timestamp opened);
    /// Pauses following: while nobody looks nothing is read.
    void setPaused(bool isPaused);
    [[nodiscard]] QAction* action() const { return m_action; }
    [[nodiscard]] LogFollow& follower() const { return *m_follower; }
    void retranslate();

private:
    void follow();
    void read(const QStringList& paths);
    void take(const Result<LoadedLogPtr>& log);
    void showState();

    Ask m_ask;
    Show m_show;
    QAction* m_action;
    QToolButton* m_button;
    TextLabel* m_state;
    LogFollow* m_follower;
    LoadedLogPtr m_log;
    Timestamp m_opened;
    LatestJob m_reading;
    Timestamp m_asOf; ///< the time of the latest reading; ms 0: none yet
    std::optional<Error> m_problem;
};

} // namespace qd
