// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/options.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace qd::fleet {

namespace {

constexpr double defaultFaultAfter = 60.0;
constexpr double highestTrafficPace = 6.0;

template <typename T>
tl::expected<T, std::string> number(std::string_view option, std::string_view text, T least, T most)
{
    T parsed{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return tl::unexpected(std::string(option) + " needs a number, not \"" + std::string(text) + "\"");
    }
    // Written so that NaN fails, too.
    if (!(parsed >= least && parsed <= most)) {
        return tl::unexpected(std::string(option) + " " + std::string(text) + " is out of range");
    }
    return parsed;
}

tl::expected<void, std::string> applyFault(Options& options, std::string_view text)
{
    if (text == "never") {
        options.faultAfterSeconds.reset();
        return {};
    }
    return number<double>("--fault-after", text, 0, 1e6).map([&](double s) {
        options.faultAfterSeconds = s;
    });
}

tl::expected<void, std::string> apply(Options& options, std::string_view name, std::string_view text)
{
    if (name == "--dir") {
        options.dir = text;
        return {};
    }
    if (name == "--pace") {
        return number<double>(name, text, 0.1, 100).map([&](double pace) { options.pace = pace; });
    }
    if (name == "--rate") {
        return number<double>(name, text, 0.01, 100).map([&](double rate) { options.rate = rate; });
    }
    if (name == "--seed") {
        return number<std::uint64_t>(name, text, 0, UINT64_MAX).map([&](auto seed) { options.seed = seed; });
    }
    if (name == "--fault-after") {
        return applyFault(options, text);
    }
    return tl::unexpected("unknown option " + std::string(name));
}

} // namespace

double Options::trafficScale() const
{
    return rate * std::min(pace, highestTrafficPace);
}

tl::expected<Options, std::string> parseOptions(std::span<const char* const> arguments)
{
    Options options;
    bool faultGiven = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view name = arguments[i];
        if (name == "--help" || name == "-h") {
            options.help = true;
            return options;
        }
        if (name == "--detached") {
            options.detached = true;
            continue;
        }
        if (name == "--fresh") {
            options.fresh = true;
            continue;
        }
        std::string_view text;
        if (const auto equals = name.find('='); equals != std::string_view::npos) {
            text = name.substr(equals + 1);
            name = name.substr(0, equals);
        } else if (i + 1 < arguments.size()) {
            text = arguments[++i];
        } else {
            return tl::unexpected(std::string(name) + " is unknown or lacks its value");
        }
        if (auto applied = apply(options, name, text); !applied) {
            return tl::unexpected(applied.error());
        }
        faultGiven = faultGiven || name == "--fault-after";
    }
    if (options.dir.empty()) {
        return tl::unexpected(std::string("--dir is needed: the folder for logs and state"));
    }
    if (!faultGiven) {
        options.faultAfterSeconds = defaultFaultAfter / options.pace;
    }
    return options;
}

const char* helpText()
{
    return R"(usage: quarterdeck-fleet --dir DIR [options]

Serves two small, really trained models on 127.0.0.1 as production would: "fraud" by Triton's protocol and
"sentiment" by TorchServe's, with traffic, metrics and prediction logs. After a while a worse version of
fraud is deployed. One JSON line on standard output says the addresses once everything serves.

  --dir DIR              folder for fraud.jsonl, sentiment.jsonl and state.json; made when missing
  --pace N               run the story N times faster, 0.1 to 100 (default 1); request rates follow up to 6
  --rate R               multiply the request rates, 0.01 to 100 (default 1: fraud 40/s, sentiment 20/s)
  --seed N               seed of data, models and traffic (default 1)
  --fault-after SECONDS  when version 2 of fraud is deployed, or "never" (default 60 / pace)
  --fresh                begin anew with version 1, and tell the story again
  --detached             keep serving when standard input ends
  --help                 this text

It ends on SIGTERM or SIGINT, and when its standard input reaches end-of-file unless --detached is given.
A later start in the same DIR goes on with the versions, ports and request numbers of the earlier one; with
--fresh only with its ports and request numbers.

Exit codes: 0 ended as asked, 1 could not serve, 2 wrong usage.
)";
}

} // namespace qd::fleet
