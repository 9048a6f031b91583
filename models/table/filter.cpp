// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter.h"

#include "models/table/filterparser.h"

#include <QCoreApplication>

#include <atomic>
#include <thread>

namespace qd {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(RecordFilter)
};

} // namespace

Result<void> forBlocks(std::size_t count, const std::function<Result<void>(std::size_t)>& work,
                       const CancelToken& cancel)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stop = false;
    std::mutex mutex;
    Result<void> outcome;
    const auto run = [&] {
        for (std::size_t block = next++; block < count && !stop && !cancel.isCancelled(); block = next++) {
            auto done = work(block);
            if (done)
                continue;
            stop = true;
            const std::lock_guard lock(mutex);
            outcome = std::move(done);
        }
    };
    std::vector<std::thread> helpers;
    const std::size_t threads =
        std::min<std::size_t>(count, std::max(1U, std::thread::hardware_concurrency()));
    for (std::size_t i = 1; i < threads; ++i)
        helpers.emplace_back(run);
    run();
    for (std::thread& helper : helpers)
        helper.join();
    if (outcome && cancel.isCancelled())
        return fail(ErrorKind::Cancelled, {}, Tr::tr("The search was cancelled."));
    return outcome;
}

Result<Selection> select(const RecordTable& table, const QString& filter, const CancelToken& cancel)
{
    const auto test = parseFilter(table, filter);
    if (!test)
        return Failure(test.error());
    if (!*test)
        return Selection();
    const TableData& data = table.data();
    std::vector<std::vector<std::uint32_t>> found(data.blocks.size());
    const auto done = forBlocks(
        data.blocks.size(),
        [&](std::size_t block) -> Result<void> {
            std::vector<std::uint8_t> mask(data.blocks[block].rows);
            if (auto tested = (*test)->test(data, block, mask); !tested)
                return tested;
            found[block].reserve(std::size_t(std::count(mask.begin(), mask.end(), 1)));
            for (std::size_t row = 0; row < mask.size(); ++row) {
                if (mask[row] != 0)
                    found[block].push_back(std::uint32_t(data.firstRows[block] + std::int64_t(row)));
            }
            return {};
        },
        cancel);
    if (!done)
        return Failure(done.error());
    Selection selection{false, {}};
    for (const auto& rows : found)
        selection.rows.insert(selection.rows.end(), rows.begin(), rows.end());
    return selection;
}

Result<void> checkFilter(const RecordTable& table, const QString& filter)
{
    const auto test = parseFilter(table, filter);
    return test ? Result<void>() : Failure(test.error());
}

} // namespace qd
