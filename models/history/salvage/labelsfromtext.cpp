// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/labelsfromtext.h"

namespace qd {

namespace {

// The value up to its closing quote, which is taken, too.
std::optional<std::string> takeValue(std::string_view& text)
{
    std::string value;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '"')
            return value;
        if (c != '\\') {
            value += c;
            continue;
        }
        if (text.empty())
            return std::nullopt;
        value += text.front() == 'n' ? '\n' : text.front();
        text.remove_prefix(1);
    }
    return std::nullopt;
}

} // namespace

std::optional<Labels> labelsFromText(std::string_view text)
{
    const std::string_view whole = text;
    if (text.size() < 2 || text.front() != '{')
        return std::nullopt;
    text.remove_prefix(1);
    std::vector<Labels::Pair> pairs;
    while (!text.empty() && text.front() != '}') {
        const std::size_t equals = text.find("=\"");
        if (equals == std::string_view::npos)
            return std::nullopt;
        std::string name(text.substr(0, equals));
        text.remove_prefix(equals + 2);
        auto value = takeValue(text);
        if (!value)
            return std::nullopt;
        pairs.emplace_back(std::move(name), std::move(*value));
        if (!text.empty() && text.front() == ',')
            text.remove_prefix(1);
    }
    Labels labels(std::move(pairs));
    if (labels.toString() != whole)
        return std::nullopt;
    return labels;
}

} // namespace qd
