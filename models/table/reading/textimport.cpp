// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/textimport.h"

#include "models/base/parallel.h"
#include "models/logs/formats/logformat.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace qd {

namespace {

/// The number of rows without a single one that can be read after which the rest of the text is not worth the
/// wait.
constexpr std::int64_t hopelessRows = 10'000;

/// Small files are cut into enough pieces for all cores; a piece stays in the cache of its core.
std::size_t chunkSizeFor(std::int64_t bytes)
{
    constexpr std::int64_t least = static_cast<std::int64_t>(256) * 1024;
    constexpr std::int64_t most = static_cast<std::int64_t>(1024) * 1024;
    return static_cast<std::size_t>(std::clamp(bytes / 16, least, most));
}

} // namespace

/// The chunks on their way.
class TextImport::Queue
{
public:
    Queue(TextImport& import, const std::function<void(const ReadChunk&)>& take, const CancelToken& cancel)
        : m_import(import),
          m_take(take),
          m_cancel(cancel),
          m_chunks(import.m_source, import.delimiter(), chunkSizeFor(import.m_source.bytesTotal())),
          m_threads(std::clamp(std::thread::hardware_concurrency(), 1U, 8U))
    {
    }

    Result<void> run()
    {
        together(m_threads, [this] {
            try {
                work();
            } catch (...) {
                giveUp();
                throw;
            }
        });
        if (m_outcome && m_damage)
            return Failure(*m_damage);
        return m_outcome;
    }

private:
    struct Done
    {
        TextChunk chunk;
        ReadChunk read;
    };

    std::unique_ptr<RowReader> makeReader(const RecordParser& header)
    {
        return std::make_unique<RowReader>(m_import.m_builder.schema(), m_import.m_builder.file(),
                                           m_import.m_options, header);
    }

    void work()
    {
        const auto reader = makeReader(m_import.m_header);
        TextChunk chunk;
        while (const auto number = nextChunk(chunk)) {
            ReadChunk read = reader->read(chunk);
            std::unique_lock lock(m_orderMutex);
            // A thread that is far ahead waits, so that what is held in memory stays bounded.
            m_advanced.wait(lock, [&] { return m_isBroken || *number < m_next + m_threads * 2; });
            if (m_isBroken)
                return;
            m_done.emplace(*number, Done{std::move(chunk), std::move(read)});
            while (!m_done.empty() && m_done.begin()->first == m_next) {
                accept(m_done.begin()->second);
                giveBack(std::move(m_done.begin()->second.chunk));
                m_done.erase(m_done.begin());
                ++m_next;
            }
            m_advanced.notify_all();
        }
    }

    /// The chunk of a thread that failed never comes, so that nobody may wait for it.
    void giveUp()
    {
        m_stop = true;
        const std::lock_guard lock(m_orderMutex);
        m_isBroken = true;
        m_advanced.notify_all();
    }

    std::optional<std::size_t> nextChunk(TextChunk& chunk)
    {
        const std::lock_guard lock(m_chunkMutex);
        if (m_stop || m_cancel.isCancelled())
            return std::nullopt;
        takeSpare(chunk);
        const auto more = m_chunks.next(chunk);
        if (more && *more)
            return m_taken++;
        if (!more)
            m_damage = more.error();
        m_stop = true;
        return std::nullopt;
    }

    void takeSpare(TextChunk& chunk)
    {
        const std::lock_guard lock(m_spareMutex);
        if (!chunk.bytes.empty() || m_spare.empty())
            return;
        chunk = std::move(m_spare.back());
        m_spare.pop_back();
    }

    /// Gives the memory of a chunk back to be used again.
    void giveBack(TextChunk chunk)
    {
        const std::lock_guard lock(m_spareMutex);
        m_spare.push_back(std::move(chunk));
    }

    /// Accepts what a chunk gave, in the order of the chunks.
    void accept(Done& done)
    {
        if (m_gaveUp)
            return;
        // Rows behind a new header were read on wrong terms; they are read again, one chunk after the other.
        if (m_serial)
            done.read = m_serial->read(done.chunk);
        if (done.read.changedParser)
            m_serial = makeReader(*done.read.changedParser);
        for (auto& [block, identities] : done.read.blocks)
            m_import.m_builder.addBlock(std::move(block), std::move(identities));
        for (const LabelRecord& label : done.read.batch.labels)
            m_import.m_builder.addLabel(label);
        if (done.read.failure) {
            m_outcome = Failure(*done.read.failure);
            m_gaveUp = true;
        }
        m_take(done.read);
        m_rejected += done.read.batch.rejectedCount;
        m_useful = m_useful || done.read.batch.rows > done.read.batch.rejectedCount;
        m_gaveUp = m_gaveUp || (!m_useful && m_rejected >= hopelessRows);
        if (m_gaveUp)
            m_stop = true;
    }

    TextImport& m_import;
    const std::function<void(const ReadChunk&)>& m_take;
    CancelToken m_cancel;
    ParsedChunkReader m_chunks;
    unsigned m_threads;

    std::mutex m_chunkMutex;
    std::size_t m_taken = 0;
    std::mutex m_spareMutex;
    std::vector<TextChunk> m_spare;
    std::optional<Error> m_damage; ///< an error of the source
    std::atomic<bool> m_stop = false;

    std::mutex m_orderMutex;
    std::condition_variable m_advanced;
    std::map<std::size_t, Done> m_done;
    std::size_t m_next = 0;
    std::unique_ptr<RowReader> m_serial;
    std::int64_t m_rejected = 0;
    bool m_useful = false;
    bool m_gaveUp = false;
    bool m_isBroken = false;
    Result<void> m_outcome;
};

bool TextImport::begin(std::string_view head, LogFormat format)
{
    using namespace std::string_view_literals;
    if (head.starts_with("\xef\xbb\xbf"sv))
        head.remove_prefix(3);
    if (format == LogFormat::JsonLines)
        return head.starts_with('{');
    if (format != LogFormat::Csv || head.empty() || head.front() == '[' ||
        static_cast<unsigned char>(head.front()) >= 0xfe)
        return false;
    return m_header.findHeader(head);
}

Result<void> TextImport::run(const std::function<void(const ReadChunk&)>& take, const CancelToken& cancel)
{
    return Queue(*this, take, cancel).run();
}

} // namespace qd
