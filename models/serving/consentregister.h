// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace qd {

struct StoredEndpoint;

/// The endpoint documents of one history that this user has saved or agreed to on this machine: by id, the
/// digest of the one document that counts.
class ConsentedEndpoints
{
public:
    ConsentedEndpoints() = default;
    explicit ConsentedEndpoints(std::map<std::string, std::string> digests) : m_digests(std::move(digests)) {}

    /// Not once the document has changed in any way.
    [[nodiscard]] bool covers(const StoredEndpoint& endpoint) const;

private:
    std::map<std::string, std::string> m_digests;
};

/// What this user has agreed that the console asks for, follows and acts on: kept outside the histories, for
/// a history that comes from elsewhere must not be able to agree for the user. A file of JSON in the user's
/// own folder (mode 0600), written whole or not at all, which several consoles share.
///
/// Any thread.
class ConsentRegister
{
public:
    /// Makes a register; without a path what is agreed to is forgotten at the end of the program.
    explicit ConsentRegister(QString path = {}) : m_path(std::move(path)) {}

    /// Returns what was agreed to, read anew each time, because another console may have written since. A
    /// file that cannot be read says nothing: what was agreed to in this run holds all the same. Waits for
    /// the disk, as save() does.
    [[nodiscard]] ConsentedEndpoints of(const std::string& history) const;

    /// Agrees in this run from now on; save() keeps it. This call and the next one do not wait.
    void agree(const std::string& history, const std::string& endpoint, const std::string& digest);
    void withdraw(const std::string& history, const std::string& endpoint);

    /// Adds the decisions of this run to the file. Without this, people are asked again at the next start.
    [[nodiscard]] Result<void> save() const;

private:
    /// The decisions of this run; nothing: withdrawn.
    using Decisions = std::map<std::string, std::map<std::string, std::optional<std::string>>>;

    [[nodiscard]] Decisions decisions() const;

    const QString m_path;
    mutable std::mutex m_mutex; ///< guards the decisions
    Decisions m_decisions;
};

/// What is said of an endpoint for as long as it waits for consent.
[[nodiscard]] Error notAgreedTo(const QString& endpointName);

/// Where the user's register is kept when nobody says otherwise.
[[nodiscard]] QString defaultConsentPath();

} // namespace qd
