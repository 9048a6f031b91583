// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/temporaryfile.h"

#include <optional>
#include <type_traits>
#include <vector>

namespace qd {

/// Items in numbered partitions; what does not fit into a small buffer of each goes to the file. One thread
/// adds; afterwards different partitions can be taken by several.
template <typename Item>
class Spill
{
    static_assert(std::is_trivially_copyable_v<Item>);

public:
    Spill(TemporaryFile& file, std::size_t partitions) : m_file(file), m_partitions(partitions) {}

    void add(std::size_t partition, const Item& item)
    {
        if (partition >= m_partitions.size())
            m_partitions.resize(partition + 1);
        Partition& its = m_partitions[partition];
        if (its.items.capacity() == 0)
            its.items.reserve(16);
        its.items.push_back(item);
        if (its.items.size() * sizeof(Item) >= bufferSize)
            flush(its);
    }

    [[nodiscard]] std::size_t partitions() const { return m_partitions.size(); }

    /// The items of a partition, in the order in which they were added; it is empty then.
    [[nodiscard]] Result<std::vector<Item>> take(std::size_t partition)
    {
        if (m_error)
            return Failure(*m_error);
        if (partition >= m_partitions.size())
            return std::vector<Item>();
        Partition its = std::move(m_partitions[partition]);
        m_partitions[partition] = {};
        if (its.stored.empty())
            return std::move(its.items);
        std::vector<Item> items;
        for (const auto& [offset, count] : its.stored) {
            const std::size_t before = items.size();
            items.resize(before + count);
            const auto bytes = std::as_writable_bytes(std::span(items).subspan(before));
            const auto read = m_file.read(offset, {reinterpret_cast<char*>(bytes.data()), bytes.size()});
            if (!read)
                return Failure(read.error());
        }
        items.insert(items.end(), its.items.begin(), its.items.end());
        return items;
    }

private:
    static constexpr std::size_t bufferSize = static_cast<std::size_t>(16) * 1024;

    struct Partition
    {
        std::vector<Item> items;
        std::vector<std::pair<std::uint64_t, std::size_t>> stored; ///< offset and count
    };

    void flush(Partition& partition)
    {
        const auto bytes = std::as_bytes(std::span(partition.items));
        const auto offset = m_file.append({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        if (!offset)
            m_error = offset.error();
        else
            partition.stored.emplace_back(*offset, partition.items.size());
        partition.items.clear();
    }

    TemporaryFile& m_file;
    std::vector<Partition> m_partitions;
    std::optional<Error> m_error; ///< the first one
};

} // namespace qd
