// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"

#include <future>
#include <memory>

namespace qd {

/// Hands batches to a history from a thread that may wait, one on its way while the next is made.
class BatchSender
{
public:
    explicit BatchSender(History& history) : m_history(history) {}

    /// Waits for the answer to the batch before; its failure is the result, and this batch is not sent.
    [[nodiscard]] Result<void> send(WriteBatch batch)
    {
        return wait().map([&] {
            auto answer = std::make_shared<std::promise<Result<void>>>();
            m_answer = answer->get_future();
            m_history.write(std::move(batch), nullptr,
                            [answer](const Result<void>& result) { answer->set_value(result); });
        });
    }
    /// The answer to the last batch.
    [[nodiscard]] Result<void> wait() { return m_answer.valid() ? m_answer.get() : Result<void>(); }

private:
    History& m_history;
    std::future<Result<void>> m_answer;
};

} // namespace qd
