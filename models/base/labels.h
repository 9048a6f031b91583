// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qd {

/// A set of label name/value pairs, sorted by name, names unique. An empty value equals an absent label,
/// as in Prometheus, so empty values are not kept.
class Labels
{
public:
    using Pair = std::pair<std::string, std::string>;

    Labels() = default;
    Labels(std::initializer_list<Pair> pairs);
    explicit Labels(std::vector<Pair> pairs);

    void set(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    /// The value, or an empty string.
    [[nodiscard]] const std::string& get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return !get(name).empty(); }
    [[nodiscard]] bool isEmpty() const { return m_pairs.empty(); }
    [[nodiscard]] std::size_t size() const { return m_pairs.size(); }
    [[nodiscard]] auto begin() const { return m_pairs.begin(); }
    [[nodiscard]] auto end() const { return m_pairs.end(); }

    /// Every pair of `subset` is here.
    [[nodiscard]] bool contains(const Labels& subset) const;
    /// {a="b",c="d"}, with values escaped as in the exposition format; "{}" when empty. Canonical.
    [[nodiscard]] std::string toString() const;

    friend auto operator<=>(const Labels&, const Labels&) = default;
    friend bool operator==(const Labels&, const Labels&) = default;

private:
    std::vector<Pair> m_pairs;
};

} // namespace qd
