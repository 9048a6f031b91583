// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpoint.h"

#include "models/net/url.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoint)
};

using Scheme = HttpCredentials::Scheme;

constexpr std::array platformIds{std::pair{Platform::Prometheus, std::string_view("prometheus")},
                                 std::pair{Platform::Triton, std::string_view("triton")},
                                 std::pair{Platform::TorchServe, std::string_view("torchserve")},
                                 std::pair{Platform::LocalMachine, std::string_view("local")}};

constexpr std::array schemeIds{std::pair{Scheme::None, std::string_view("none")},
                               std::pair{Scheme::Basic, std::string_view("basic")},
                               std::pair{Scheme::Bearer, std::string_view("bearer")}};

template <typename Ids, typename Value>
std::string_view idOf(const Ids& ids, Value value)
{
    return std::find_if(ids.begin(), ids.end(), [&](const auto& pair) { return pair.first == value; })
        ->second;
}

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Reads fields of one JSON object and remembers the first that has a wrong type.
class FieldReader
{
public:
    explicit FieldReader(QJsonObject object, QString prefix = {})
        : m_object(std::move(object)), m_prefix(std::move(prefix))
    {
    }

    void read(const char* name, std::string& value)
    {
        if (const QJsonValue field = take(name, QJsonValue::String); !field.isUndefined())
            value = field.toString().toStdString();
    }
    void read(const char* name, bool& value)
    {
        if (const QJsonValue field = take(name, QJsonValue::Bool); !field.isUndefined())
            value = field.toBool();
    }
    void read(const char* name, Duration& value)
    {
        if (const QJsonValue field = take(name, QJsonValue::Double); !field.isUndefined())
            value = Duration{field.toInteger()};
    }
    template <typename Ids, typename Value>
    void readId(const char* name, const Ids& ids, Value& value)
    {
        std::string id;
        read(name, id);
        if (id.empty())
            return;
        const auto found =
            std::find_if(ids.begin(), ids.end(), [&](const auto& pair) { return pair.second == id; });
        if (found == ids.end())
            complain(name, Words::tr("“%1” is not known here.").arg(QString::fromStdString(id)));
        else
            value = found->first;
    }

    [[nodiscard]] QJsonValue take(const char* name, QJsonValue::Type type)
    {
        const QJsonValue field = m_object.value(QLatin1String(name));
        if (!field.isUndefined() && field.type() != type) {
            complain(name, Words::tr("The value has a wrong type."));
            return QJsonValue(QJsonValue::Undefined);
        }
        return field;
    }
    void complain(const char* name, QString what)
    {
        if (!m_error)
            m_error = Error{ErrorKind::Invalid, m_prefix + QLatin1String(name), std::move(what), {}};
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    QJsonObject m_object;
    QString m_prefix;
    std::optional<Error> m_error;
};

std::optional<Error> readHeaders(const QJsonArray& array, HttpHeaders& headers)
{
    for (const QJsonValue& item : array) {
        FieldReader reader(item.toObject(), QStringLiteral("headers."));
        auto& [name, value] = headers.emplace_back();
        reader.read("name", name);
        reader.read("value", value);
        if (reader.error())
            return reader.error();
    }
    return std::nullopt;
}

std::optional<Error> readTls(const QJsonObject& object, TlsOptions& tls)
{
    FieldReader reader(object, QStringLiteral("tls."));
    reader.read("verify", tls.verify);
    reader.read("caFile", tls.caFile);
    reader.read("clientCertFile", tls.clientCertFile);
    reader.read("clientKeyFile", tls.clientKeyFile);
    return reader.error();
}

void readPlainFields(FieldReader& reader, Endpoint& endpoint)
{
    std::string name;
    reader.read("name", name);
    endpoint.name = QString::fromStdString(name);
    reader.read("id", endpoint.id);
    reader.readId("platform", platformIds, endpoint.platform);
    reader.read("metricsUrl", endpoint.metricsUrl);
    reader.read("apiUrl", endpoint.apiUrl);
    reader.read("managementUrl", endpoint.managementUrl);
    reader.read("intervalMs", endpoint.interval);
    reader.read("timeoutMs", endpoint.timeout);
    reader.readId("authScheme", schemeIds, endpoint.authScheme);
    reader.read("authUser", endpoint.authUser);
    reader.read("secretKey", endpoint.secretKey);
    reader.read("predictionLog", endpoint.predictionLog);
    reader.read("positiveClass", endpoint.positiveClass);
    reader.read("hostEndpoint", endpoint.hostEndpoint);
    reader.read("enabled", endpoint.enabled);
}

Result<void> checkUrl(const char* field, const std::string& url, bool required)
{
    const QString where = QLatin1String(field);
    if (url.empty()) {
        if (!required)
            return {};
        return fail(ErrorKind::Invalid, where, Words::tr("An address is needed here."),
                    Words::tr("Write it in full, for example http://host:8002/metrics."));
    }
    const auto parts = parseUrl(url);
    if (!parts || !parts->isHttp() || parts->host.empty()) {
        return fail(ErrorKind::Invalid, where, Words::tr("This is not an http or https address."),
                    Words::tr("Write it in full, for example http://host:8002/metrics."));
    }
    if (parts->hasUser) {
        return fail(
            ErrorKind::Invalid, where, Words::tr("The address contains a user name or a password."),
            Words::tr("Enter them in the fields for authentication; they are kept in the system keychain."));
    }
    return {};
}

Result<void> checkUrls(const Endpoint& endpoint)
{
    const bool serves = endpoint.platform == Platform::Triton || endpoint.platform == Platform::TorchServe;
    if (auto good = checkUrl("metricsUrl", endpoint.metricsUrl, endpoint.platform != Platform::LocalMachine);
        !good)
        return good;
    if (auto good = checkUrl("apiUrl", endpoint.apiUrl, serves); !good)
        return good;
    return checkUrl("managementUrl", endpoint.managementUrl, endpoint.platform == Platform::TorchServe);
}

Result<void> checkTimes(const Endpoint& endpoint)
{
    if (endpoint.timeout <= Duration{0}) {
        return fail(ErrorKind::Invalid, QStringLiteral("timeout"),
                    Words::tr("The timeout must be longer than zero."));
    }
    if (endpoint.interval < endpoint.timeout) {
        return fail(ErrorKind::Invalid, QStringLiteral("interval"),
                    Words::tr("The interval must not be shorter than the timeout."),
                    Words::tr("Otherwise a slow answer would overlap the next question."));
    }
    return {};
}

Result<void> checkHeaders(const HttpHeaders& headers)
{
    const auto forbidden = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    for (const auto& [name, value] : headers) {
        const bool nameGood = !name.empty() && std::none_of(name.begin(), name.end(), [&](char c) {
            return forbidden(c) || c == ' ' || c == ':';
        });
        if (!nameGood || std::any_of(value.begin(), value.end(), forbidden)) {
            return fail(ErrorKind::Invalid, QStringLiteral("headers"),
                        Words::tr("The header “%1” has characters that HTTP forbids.").arg(toText(name)),
                        Words::tr("A name has no spaces or colons, a value no line breaks."));
        }
    }
    return {};
}

} // namespace

std::string_view platformId(Platform platform)
{
    return idOf(platformIds, platform);
}

QString platformName(Platform platform)
{
    switch (platform) {
    case Platform::Prometheus:
        return Words::tr("Prometheus metrics");
    case Platform::Triton:
        return QStringLiteral("NVIDIA Triton");
    case Platform::TorchServe:
        return QStringLiteral("TorchServe");
    case Platform::LocalMachine:
        return Words::tr("This computer");
    }
    return {};
}

std::string endpointToJson(const Endpoint& endpoint)
{
    QJsonArray headers;
    for (const auto& [name, value] : endpoint.headers) {
        headers.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(name)},
                                   {QStringLiteral("value"), QString::fromStdString(value)}});
    }
    const QJsonObject tls{
        {QStringLiteral("verify"), endpoint.tls.verify},
        {QStringLiteral("caFile"), QString::fromStdString(endpoint.tls.caFile)},
        {QStringLiteral("clientCertFile"), QString::fromStdString(endpoint.tls.clientCertFile)},
        {QStringLiteral("clientKeyFile"), QString::fromStdString(endpoint.tls.clientKeyFile)}};
    const QJsonObject object{
        {QStringLiteral("id"), QString::fromStdString(endpoint.id)},
        {QStringLiteral("name"), endpoint.name},
        {QStringLiteral("platform"), toText(platformId(endpoint.platform))},
        {QStringLiteral("metricsUrl"), QString::fromStdString(endpoint.metricsUrl)},
        {QStringLiteral("apiUrl"), QString::fromStdString(endpoint.apiUrl)},
        {QStringLiteral("managementUrl"), QString::fromStdString(endpoint.managementUrl)},
        {QStringLiteral("intervalMs"), static_cast<qint64>(endpoint.interval.count())},
        {QStringLiteral("timeoutMs"), static_cast<qint64>(endpoint.timeout.count())},
        {QStringLiteral("tls"), tls},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("authScheme"), toText(idOf(schemeIds, endpoint.authScheme))},
        {QStringLiteral("authUser"), QString::fromStdString(endpoint.authUser)},
        {QStringLiteral("secretKey"), QString::fromStdString(endpoint.secretKey)},
        {QStringLiteral("predictionLog"), QString::fromStdString(endpoint.predictionLog)},
        {QStringLiteral("positiveClass"), QString::fromStdString(endpoint.positiveClass)},
        {QStringLiteral("hostEndpoint"), QString::fromStdString(endpoint.hostEndpoint)},
        {QStringLiteral("enabled"), endpoint.enabled},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<Endpoint> endpointFromJson(std::string_view json)
{
    QJsonParseError failure;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())), &failure);
    if (!document.isObject()) {
        return fail(ErrorKind::Invalid, Words::tr("Endpoint, character %1").arg(failure.offset),
                    Words::tr("This is not a JSON object."));
    }
    Endpoint endpoint;
    FieldReader reader(document.object());
    readPlainFields(reader, endpoint);
    const QJsonValue tls = reader.take("tls", QJsonValue::Object);
    const QJsonValue headers = reader.take("headers", QJsonValue::Array);
    if (reader.error())
        return Failure(*reader.error());
    if (const auto bad = readTls(tls.toObject(), endpoint.tls))
        return Failure(*bad);
    if (const auto bad = readHeaders(headers.toArray(), endpoint.headers))
        return Failure(*bad);
    return endpoint;
}

Result<void> validate(const Endpoint& endpoint)
{
    if (endpoint.id.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("id"), Words::tr("The endpoint has no identifier."));
    if (endpoint.name.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("name"), Words::tr("The endpoint needs a name."));
    if (auto good = checkUrls(endpoint); !good)
        return good;
    if (auto good = checkTimes(endpoint); !good)
        return good;
    if (auto good = checkHeaders(endpoint.headers); !good)
        return good;
    if (endpoint.authScheme == Scheme::Basic && endpoint.authUser.empty()) {
        return fail(ErrorKind::Invalid, QStringLiteral("authUser"),
                    Words::tr("Basic authentication needs a user name."));
    }
    if (!endpoint.tls.clientKeyFile.empty() && endpoint.tls.clientCertFile.empty()) {
        return fail(ErrorKind::Invalid, QStringLiteral("tls.clientCertFile"),
                    Words::tr("A client key needs its certificate."));
    }
    return {};
}

} // namespace qd
