// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/base/time.h"
#include "models/exchange/exchangeprogress.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>

namespace qd {

/// One export, import or preview on the pool, of which the GUI thread asks now and then how far it is.
/// Starting another one drops the answer of the one before.
class ExchangeJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `work(const CancelToken&, const ProgressSink&) -> Result<T>` on the pool, `done(Result<T>)` here.
    template <typename Work, typename Done>
    void start(Work work, Done done)
    {
        using Outcome = std::invoke_result_t<Work, const CancelToken&, const ProgressSink&>;
        m_state = std::make_shared<State>();
        m_elapsed.start();
        m_job.run(
            this,
            [state = m_state, work = std::move(work)](const CancelToken& token) -> Outcome {
                return work(token, [state](const ExchangeProgress& progress) {
                    state->fraction = progress.fraction;
                    state->rows = progress.rows;
                });
            },
            std::move(done), Lane::Background);
    }
    void cancel() const { m_job.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

    [[nodiscard]] ExchangeProgress progress() const;
    [[nodiscard]] Duration elapsed() const { return Duration{m_elapsed.elapsed()}; }

private:
    struct State
    {
        std::atomic<double> fraction = 0;
        std::atomic<std::int64_t> rows = 0;
    };

    std::shared_ptr<State> m_state;
    LatestJob m_job;
    QElapsedTimer m_elapsed;
};

} // namespace qd
