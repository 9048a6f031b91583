// SPDX-License-Identifier: Apache-2.0
#include "models/logs/cells/statuswords.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace qd {

namespace {

struct StatusWord
{
    std::string_view word; ///< letters only, in lower case
    int status;
};

// The codes of gRPC as https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto has them.
constexpr std::array statusWords{
    StatusWord{"ok", 200},
    StatusWord{"success", 200},
    StatusWord{"succeeded", 200},
    StatusWord{"successful", 200},
    StatusWord{"error", 500},
    StatusWord{"err", 500},
    StatusWord{"fail", 500},
    StatusWord{"failed", 500},
    StatusWord{"failure", 500},
    StatusWord{"exception", 500},
    StatusWord{"crashed", 500},
    StatusWord{"timeout", 504},
    StatusWord{"timedout", 504},
    StatusWord{"invalidargument", 400},
    StatusWord{"failedprecondition", 400},
    StatusWord{"outofrange", 400},
    StatusWord{"unauthenticated", 401},
    StatusWord{"permissiondenied", 403},
    StatusWord{"notfound", 404},
    StatusWord{"aborted", 409},
    StatusWord{"alreadyexists", 409},
    StatusWord{"resourceexhausted", 429},
    StatusWord{"cancelled", 499},
    StatusWord{"internal", 500},
    StatusWord{"internalerror", 500},
    StatusWord{"internalservererror", 500},
    StatusWord{"badrequest", 400},
    StatusWord{"serviceunavailable", 503},
    StatusWord{"gatewaytimeout", 504},
    StatusWord{"dataloss", 500},
    StatusWord{"unimplemented", 501},
    StatusWord{"unavailable", 503},
    StatusWord{"deadlineexceeded", 504},
};

constexpr std::array<std::string_view, 7> errorNames{
    "error", "errors", "error_message", "errorMessage", "error_msg", "exception", "traceback"};

/// Whether the JSON value at the beginning of a text says something.
bool saysSomething(std::string_view value)
{
    const std::size_t first = value.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return false;
    value.remove_prefix(first);
    constexpr std::array<std::string_view, 6> nothing{"null", "false", "\"\"", "[]", "{}", "0"};
    return std::none_of(nothing.begin(), nothing.end(),
                        [value](std::string_view word) { return value.starts_with(word); });
}

} // namespace

std::optional<int> statusOfWord(std::string_view word)
{
    std::string letters;
    for (const char c : word) {
        if (c != '_' && c != '-' && c != ' ')
            letters += toLower(c);
    }
    const auto found = std::find_if(statusWords.begin(), statusWords.end(),
                                    [&](const StatusWord& known) { return known.word == letters; });
    return found == statusWords.end() ? std::nullopt : std::optional(found->status);
}

std::string_view errorMemberIn(std::string_view json)
{
    for (const std::string_view name : errorNames) {
        const std::string member = '"' + std::string(name) + "\":";
        const std::size_t at = json.find(member);
        if (at != std::string_view::npos && saysSomething(json.substr(at + member.size())))
            return name;
    }
    return {};
}

} // namespace qd
