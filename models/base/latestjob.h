// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/async.h"

#include <cstdint>
#include <memory>

namespace qd {

/// Asks again and again, and takes only the newest answer: another job cancels the one under way, whose
/// answer then never comes. Destruction does the same. Lives on one thread, where the answers arrive too.
class LatestJob
{
public:
    LatestJob() = default;
    ~LatestJob() { drop(); }
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;

    /// runOnPool().
    template <typename Work, typename Done>
    void run(QObject* context, Work work, Done done, Lane lane = Lane::Live)
    {
        auto awaited = await(std::move(done));
        m_cancel = runOnPool(context, std::move(work), std::move(awaited), lane);
    }

    /// Begins a job otherwise: returns `done` for its answers (which may be several), which does nothing once
    /// they are not wanted any more.
    template <typename Done>
    [[nodiscard]] auto await(Done done)
    {
        drop();
        ++m_begun;
        m_state = std::make_shared<State>();
        return [state = m_state, done = std::move(done)]<typename... Answer>(Answer&&... answer) {
            if (!state->isWanted)
                return;
            state->isAnswered = true;
            done(std::forward<Answer>(answer)...);
        };
    }
    /// How to cancel a job that was begun otherwise.
    void setCancel(CancelToken cancel) { m_cancel = std::move(cancel); }

    /// Asks the job to end; its answer says so.
    void cancel() const { m_cancel.cancel(); }
    /// Cancels it, and its answer never comes.
    void drop()
    {
        m_cancel.cancel();
        if (m_state)
            m_state->isWanted = false;
        m_state.reset();
    }
    /// An answer is awaited.
    [[nodiscard]] bool isRunning() const { return m_state && !m_state->isAnswered; }
    /// How many have begun. Who remembers it finds out whether there has been another since.
    [[nodiscard]] std::uint64_t begun() const { return m_begun; }

private:
    struct State
    {
        bool isWanted = true;
        bool isAnswered = false;
    };

    CancelToken m_cancel;
    std::shared_ptr<State> m_state;
    std::uint64_t m_begun = 0;
};

} // namespace qd
