// SPDX-License-Identifier: Apache-2.0
#include "models/base/parallel.h"

#include <QCoreApplication>

#include <algorithm>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace qd {

namespace {

struct ParallelForWords
{
    Q_DECLARE_TR_FUNCTIONS(ParallelForWords)
};

} // namespace

void together(std::size_t threads, const std::function<void()>& work)
{
    std::mutex mutex;
    std::exception_ptr thrown;
    const auto guarded = [&] {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex);
            thrown = std::current_exception();
        }
    };
    std::vector<std::thread> helpers;
    try {
        helpers.reserve(threads);
        while (helpers.size() + 1 < threads)
            helpers.emplace_back(guarded);
    } catch (const std::exception&) { // fewer do it as well
    }
    guarded();
    for (std::thread& helper : helpers)
        helper.join();
    if (thrown)
        std::rethrow_exception(thrown);
}

std::size_t fewProcessors()
{
    return std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
}

Result<void> parallelFor(std::size_t count, const std::function<Result<void>(std::size_t)>& work,
                         const CancelToken& cancel, std::size_t threads)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> isOver = false;
    std::mutex mutex;
    Result<void> outcome;
    const std::size_t most = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    together(std::min(count, most), [&] {
        try {
            for (std::size_t i = next++; i < count && !isOver && !cancel.isCancelled(); i = next++) {
                auto done = work(i);
                if (done)
                    continue;
                isOver = true;
                const std::lock_guard lock(mutex);
                if (outcome)
                    outcome = std::move(done);
            }
        } catch (...) {
            isOver = true;
            throw;
        }
    });
    if (outcome && cancel.isCancelled())
        return fail(ErrorKind::Cancelled, {}, ParallelForWords::tr("The work was cancelled."));
    return outcome;
}

} // namespace qd
