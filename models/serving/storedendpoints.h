// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/serving/endpoint.h"

namespace qd {

/// An endpoint as a history has it. A history may come from anywhere, so its documents are checked like what
/// a person types.
struct StoredEndpoint
{
    std::string id;            ///< the id of the document
    QString name;              ///< what people read; the id where the document has no name
    std::string digest;        ///< SHA-256 of the document as it is stored, in hex
    Result<Endpoint> endpoint; ///< valid; or else what is wrong, with the endpoint's name and the field
    std::string body{};        ///< the body of the document, as it is stored
};

/// The endpoint for people to see, where its document is wrong with nothing but its id and its name.
[[nodiscard]] Endpoint describedEndpoint(const StoredEndpoint& stored);

/// The endpoints of a history, those that cannot be used among them.
struct StoredEndpoints
{
    std::vector<StoredEndpoint> all; ///< the endpoints in the order of their ids

    [[nodiscard]] std::vector<Endpoint> usable() const;
    /// Returns what is wrong with those that cannot be used.
    [[nodiscard]] std::vector<Error> problems() const;
    /// Returns the endpoint; null when the history has none with this id.
    [[nodiscard]] const StoredEndpoint* find(const std::string& id) const;
    /// Returns what people read, also for one that cannot be used; the id where the history has none (any
    /// more).
    [[nodiscard]] QString nameOf(const std::string& id) const;
};

/// Reads every endpoint of the history. Bounded: what is too large is a problem, and past the two thousandth
/// endpoint one problem stands for the rest. Blocking; any thread.
[[nodiscard]] Result<StoredEndpoints> storedEndpoints(const HistoryReader& reader);
/// Returns the endpoint; nothing when the history has none with this id.
[[nodiscard]] Result<std::optional<StoredEndpoint>> storedEndpoint(const HistoryReader& reader,
                                                                   const std::string& id);
/// Returns what people read of the endpoint, as StoredEndpoints::nameOf() does.
[[nodiscard]] Result<QString> storedEndpointName(const HistoryReader& reader, const std::string& id);
/// The document of this endpoint, which is what the history keeps and what consent is given to.
[[nodiscard]] DocumentRecord toDocument(const Endpoint& endpoint);
[[nodiscard]] std::string digestOf(const DocumentRecord& document);

} // namespace qd
