// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/jsonfields.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace qd {

namespace {

Error invalid(const QString& where, const QString& what)
{
    return {ErrorKind::Invalid, where, what,
            QCoreApplication::translate("JsonFields", "It is left out; create it anew.")};
}

QJsonValue member(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name));
}

} // namespace

JsonFields::JsonFields(std::string_view json, QString what) : m_what(std::move(what))
{
    QJsonParseError problem{};
    const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        m_error =
            invalid(m_what, QCoreApplication::translate("JsonFields", "It is not valid JSON (%1 at byte %2).")
                                .arg(problem.errorString())
                                .arg(problem.offset));
    else if (!document.isObject())
        m_error =
            invalid(m_what, QCoreApplication::translate("JsonFields", "A JSON object is expected here."));
    m_object = document.object();
}

JsonFields::JsonFields(QJsonObject object, QString what)
    : m_object(std::move(object)), m_what(std::move(what))
{
}

bool JsonFields::has(const char* name) const
{
    return m_object.contains(QLatin1String(name));
}

void JsonFields::reject(const char* name)
{
    if (m_error)
        return;
    m_error = invalid(m_what, QCoreApplication::translate(
                                  "JsonFields", "The field \"%1\" is missing or has no usable value.")
                                  .arg(QLatin1String(name)));
}

QJsonValue JsonFields::required(const char* name)
{
    if (!has(name))
        reject(name);
    return member(m_object, name);
}

std::string JsonFields::text(const char* name)
{
    return readableText(name).toStdString();
}

QString JsonFields::readableText(const char* name)
{
    const QJsonValue value = required(name);
    if (!value.isString() || value.toString().isEmpty())
        reject(name);
    return value.toString();
}

std::string JsonFields::textOr(const char* name, std::string_view fallback)
{
    return has(name) ? text(name) : std::string(fallback);
}

double JsonFields::number(const char* name)
{
    const QJsonValue value = required(name);
    if (value.toString() == QLatin1String("+Inf"))
        return std::numeric_limits<double>::infinity();
    if (value.toString() == QLatin1String("-Inf"))
        return -std::numeric_limits<double>::infinity();
    if (!value.isDouble())
        reject(name);
    return value.toDouble();
}

std::optional<double> JsonFields::optionalNumber(const char* name)
{
    return has(name) ? std::optional(number(name)) : std::nullopt;
}

Timestamp JsonFields::time(const char* name)
{
    const QJsonValue value = required(name);
    if (!value.isDouble())
        reject(name);
    return {value.toInteger()};
}

Duration JsonFields::durationOr(const char* name, Duration fallback)
{
    if (!has(name))
        return fallback;
    const QJsonValue value = member(m_object, name);
    if (!value.isDouble() || value.toDouble() < 0)
        reject(name);
    return Duration{value.toInteger()};
}

bool JsonFields::boolOr(const char* name, bool fallback)
{
    if (!has(name))
        return fallback;
    const QJsonValue value = member(m_object, name);
    if (!value.isBool())
        reject(name);
    return value.toBool();
}

Labels JsonFields::labels(const char* name)
{
    Labels labels;
    if (!has(name))
        return labels;
    const QJsonValue value = member(m_object, name);
    if (!value.isObject())
        reject(name);
    const QJsonObject object = value.toObject();
    for (auto pair = object.begin(); pair != object.end(); ++pair) {
        if (!pair.value().isString())
            reject(name);
        labels.set(pair.key().toStdString(), pair.value().toString().toStdString());
    }
    return labels;
}

QJsonObject JsonFields::object(const char* name)
{
    const QJsonValue value = required(name);
    if (!value.isObject())
        reject(name);
    return value.toObject();
}

QJsonValue numberToJson(double value)
{
    if (std::isfinite(value))
        return value;
    return value > 0 ? QStringLiteral("+Inf") : QStringLiteral("-Inf");
}

QJsonObject labelsToJson(const Labels& labels)
{
    QJsonObject object;
    for (const auto& [name, value] : labels)
        object.insert(toQString(name), toQString(value));
    return object;
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace qd
