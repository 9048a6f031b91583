// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/async.h"
#include "models/base/time.h"
#include "models/exchange/progress.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <future>

namespace qd {

/// One export, import or preview on the pool, of which the GUI thread asks now and then how far it is.
/// Starting another one drops the answer of the one before.
class ExchangeJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Cancels; does not wait.
    ~ExchangeJob() override;

    /// `work(const CancelToken&, const ProgressSink&) -> Result<T>` on the pool, `done(Result<T>)` here.
    template <typename Work, typename Done>
    void start(Work work, Done done)
    {
        using Outcome = std::invoke_result_t<Work, const CancelToken&, const ProgressSink&>;
        cancel();
        m_state = std::make_shared<State>();
        m_elapsed.start();
        auto ended = std::make_shared<std::promise<void>>();
        m_ended = ended->get_future();
        m_cancel = runOnPool(
            this,
            [state = m_state, work = std::move(work), ended](const CancelToken& token) {
                Outcome outcome = work(token, [state](const ExchangeProgress& progress) {
                    state->fraction = progress.fraction;
                    state->rows = progress.rows;
                });
                ended->set_value();
                return outcome;
            },
            [this, state = m_state, done = std::move(done)](Outcome outcome) {
                if (state != m_state)
                    return;
                m_state.reset();
                done(std::move(outcome));
            });
    }
    void cancel() const { m_cancel.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_state != nullptr; }
    /// Until the work no longer touches what it was given; after cancel() that is one batch at most.
    void waitForEnd() const;

    [[nodiscard]] ExchangeProgress progress() const;
    [[nodiscard]] Duration elapsed() const { return Duration{m_elapsed.elapsed()}; }

private:
    struct State
    {
        std::atomic<double> fraction = 0;
        std::atomic<std::int64_t> rows = 0;
    };

    std::shared_ptr<State> m_state;
    std::future<void> m_ended;
    CancelToken m_cancel;
    QElapsedTimer m_elapsed;
};

} // namespace qd
