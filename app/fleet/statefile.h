// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace qd::fleet {

/// What a restarted fleet must remember.
struct FleetState
{
    std::map<std::string, int> ports;     ///< ports by name, e.g. "fraud.api"
    std::vector<int> fraudActive = {1};   ///< versions that are loaded
    std::vector<int> fraudKnown = {1};    ///< versions that ever were
    std::string sentimentDefault = "2.0"; ///< serves requests without a version
    bool deployed = false;                ///< version 2 of fraud has been rolled out already
    std::int64_t nextRequest = 1;         ///< request numbers below have been given away

    friend bool operator==(const FleetState&, const FleetState&) = default;
};

/// The versions of the beginning, with a story that has yet to happen. What the world outside has seen goes
/// on: the ports, which endpoints name, and the request numbers, which must not come twice.
[[nodiscard]] FleetState begunAnew(const FleetState& state);

/// DIR/state.json. Several processes share it: each change is one locked read-modify-replace, and a reader
/// sees the file before or after it, never between. Errors are sentences that name the file.
class StateFile
{
public:
    explicit StateFile(std::string dir) : m_dir(std::move(dir)) {}

    /// The defaults when there is no file yet.
    [[nodiscard]] tl::expected<FleetState, std::string> read() const;
    tl::expected<FleetState, std::string> update(const std::function<void(FleetState&)>& change) const;
    /// Takes `count` request numbers for good and returns the first.
    [[nodiscard]] tl::expected<std::int64_t, std::string> reserveRequests(std::int64_t count) const;

private:
    [[nodiscard]] std::string path() const { return m_dir + "/state.json"; }
    [[nodiscard]] tl::expected<void, std::string> replace(const FleetState& state) const;

    std::string m_dir;
};

} // namespace qd::fleet
