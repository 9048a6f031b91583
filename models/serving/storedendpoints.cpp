// SPDX-License-Identifier: Apache-2.0
#include "models/serving/storedendpoints.h"

#include "models/base/text.h"
#include "models/history/documentkinds.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace qd {

namespace {

struct StoredEndpointWords
{
    Q_DECLARE_TR_FUNCTIONS(StoredEndpointWords)
};

constexpr std::size_t largestDocument = 64UL * 1024;
constexpr std::size_t mostEndpoints = 2000;
constexpr qsizetype longestName = 200;

QString nameOf(const DocumentRecord& document)
{
    QString name;
    if (document.body.size() <= largestDocument)
        name = QJsonDocument::fromJson(QByteArray::fromStdString(document.body))[u"name"].toString();
    return (name.trimmed().isEmpty() ? toQString(document.id) : name).left(longestName);
}

Result<Endpoint> checked(const DocumentRecord& document)
{
    if (document.body.size() > largestDocument) {
        return fail(ErrorKind::TooLarge, QStringLiteral("document"),
                    StoredEndpointWords::tr("The stored document is too large."));
    }
    auto endpoint = endpointFromJson(document.body);
    if (!endpoint)
        return endpoint;
    // Everything is kept under the document's id; another one inside would speak for another endpoint.
    if (endpoint->id != document.id) {
        return fail(
            ErrorKind::Invalid, QStringLiteral("id"),
            StoredEndpointWords::tr("The stored document is about an endpoint with another identifier."));
    }
    if (const auto valid = validate(*endpoint); !valid)
        return Failure(valid.error());
    return endpoint;
}

Error named(const Error& error, const QString& name)
{
    return {error.kind, StoredEndpointWords::tr("Endpoint %1").arg(name),
            StoredEndpointWords::tr("%1: %2", "field of an endpoint, what is wrong with it")
                .arg(error.where, error.what),
            StoredEndpointWords::tr("Nothing is collected from it. Edit it under Fleet, or remove it.")};
}

StoredEndpoint read(const DocumentRecord& document)
{
    StoredEndpoint stored{document.id, nameOf(document), digestOf(document), checked(document),
                          document.body};
    if (!stored.endpoint)
        stored.endpoint = Failure(named(stored.endpoint.error(), stored.name));
    return stored;
}

} // namespace

Result<StoredEndpoints> storedEndpoints(const HistoryReader& reader)
{
    const auto documents = reader.documents(documentkind::endpoint);
    if (!documents)
        return Failure(documents.error());
    StoredEndpoints stored;
    std::vector<StoredEndpoint>& all = stored.all;
    for (const DocumentRecord& document : *documents) {
        if (all.size() == mostEndpoints) {
            const auto left = static_cast<int>(documents->size() - mostEndpoints);
            all.push_back(
                {document.id,
                 nameOf(document),
                 {},
                 fail(ErrorKind::TooLarge, nameOf(document),
                      StoredEndpointWords::tr("This and the following endpoints of the history are left out: "
                                              "%n more than the console reads.",
                                              nullptr, left),
                      StoredEndpointWords::tr("Remove endpoints that are not needed.")),
                 document.body});
            break;
        }
        all.push_back(read(document));
    }
    return stored;
}

Result<std::optional<StoredEndpoint>> storedEndpoint(const HistoryReader& reader, const std::string& id)
{
    const auto body = reader.document(documentkind::endpoint, id);
    if (!body)
        return Failure(body.error());
    if (!*body)
        return std::optional<StoredEndpoint>();
    return std::optional(read({documentkind::endpoint, id, **body}));
}

Result<QString> storedEndpointName(const HistoryReader& reader, const std::string& id)
{
    return storedEndpoint(reader, id).map([&](const std::optional<StoredEndpoint>& stored) {
        return stored ? stored->name : toQString(id);
    });
}

std::vector<Endpoint> StoredEndpoints::usable() const
{
    std::vector<Endpoint> endpoints;
    for (const StoredEndpoint& stored : all) {
        if (stored.endpoint)
            endpoints.push_back(*stored.endpoint);
    }
    return endpoints;
}

std::vector<Error> StoredEndpoints::problems() const
{
    std::vector<Error> errors;
    for (const StoredEndpoint& stored : all) {
        if (!stored.endpoint)
            errors.push_back(stored.endpoint.error());
    }
    return errors;
}

const StoredEndpoint* StoredEndpoints::find(const std::string& id) const
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const StoredEndpoint& stored) { return stored.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QString StoredEndpoints::nameOf(const std::string& id) const
{
    const StoredEndpoint* stored = find(id);
    return stored ? stored->name : toQString(id);
}

Endpoint describedEndpoint(const StoredEndpoint& stored)
{
    if (stored.endpoint)
        return *stored.endpoint;
    Endpoint endpoint;
    endpoint.id = stored.id;
    endpoint.name = stored.name;
    return endpoint;
}

DocumentRecord toDocument(const Endpoint& endpoint)
{
    return {documentkind::endpoint, endpoint.id, endpointToJson(endpoint)};
}

std::string digestOf(const DocumentRecord& document)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(document.body), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace qd
