// SPDX-License-Identifier: Apache-2.0
#include "models/base/jsonfields.h"

#include <cmath>
#include <limits>

namespace qd::json {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The spelled numbers as they are written, and as earlier versions wrote them.
constexpr std::array spelledNumbers{
    std::pair{std::string_view("NaN"), std::numeric_limits<double>::quiet_NaN()},
    std::pair{std::string_view("+Inf"), infinity}, std::pair{std::string_view("-Inf"), -infinity},
    std::pair{std::string_view("Infinity"), infinity}, std::pair{std::string_view("-Infinity"), -infinity}};

} // namespace

QJsonValue Writer::write(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("+Inf") : QStringLiteral("-Inf");
    return value;
}

QJsonValue Writer::write(const Labels& labels)
{
    QJsonObject object;
    for (const auto& [name, value] : labels)
        object.insert(QString::fromStdString(name), QString::fromStdString(value));
    return object;
}

void Reader::read(QString& target) const
{
    if (expect(m_value.isString(), JsonFieldsWords::tr("a text")))
        target = m_value.toString();
}

void Reader::read(bool& target) const
{
    if (expect(m_value.isBool(), JsonFieldsWords::tr("true or false")))
        target = m_value.toBool();
}

void Reader::read(double& target) const
{
    const std::string text = m_value.toString().toStdString();
    const auto spelled = std::find_if(spelledNumbers.begin(), spelledNumbers.end(),
                                      [&](const auto& number) { return number.first == text; });
    if (spelled != spelledNumbers.end())
        target = spelled->second;
    else if (expect(m_value.isDouble(), JsonFieldsWords::tr("a number")))
        target = m_value.toDouble();
}

void Reader::read(Duration& target) const
{
    const std::int64_t count = wholeNumber();
    if (expect(count >= 0, JsonFieldsWords::tr("a duration in milliseconds, which is not negative")))
        target = Duration{count};
}

void Reader::read(TimeRange& target) const
{
    const QJsonArray ends = m_value.toArray();
    if (!expect(ends.size() == 2, JsonFieldsWords::tr("a list of two times")))
        return;
    child(ends.at(0), QStringLiteral("0")).read(target.from);
    child(ends.at(1), QStringLiteral("1")).read(target.to);
}

void Reader::read(Labels& target) const
{
    std::map<std::string, std::string> pairs;
    read(pairs);
    target = Labels(std::vector<Labels::Pair>(pairs.begin(), pairs.end()));
}

std::int64_t Reader::wholeNumber() const
{
    // Two fallbacks: where the value is not whole, each call gives its own.
    const bool whole = m_value.isDouble() && m_value.toInteger(0) == m_value.toInteger(1);
    return expect(whole, JsonFieldsWords::tr("a whole number")) ? m_value.toInteger() : 0;
}

bool Reader::isMissing() const
{
    return m_value.isUndefined() || m_value.isNull() ||
           (m_value.isString() && m_value.toString().isEmpty()) ||
           (m_value.isArray() && m_value.toArray().isEmpty()) ||
           (m_value.isObject() && m_value.toObject().isEmpty());
}

void Reader::rejectMissing() const
{
    if (m_error.isEmpty())
        m_error = JsonFieldsWords::tr("The field “%1” is missing or empty.").arg(m_path);
}

void Reader::reject(const QString& expected) const
{
    if (!m_error.isEmpty())
        return;
    m_error = m_path.isEmpty() ? JsonFieldsWords::tr("The document should be %1.").arg(expected)
                               : JsonFieldsWords::tr("The field “%1” should be %2.").arg(m_path, expected);
}

bool Reader::expect(bool right, const QString& expected) const
{
    if (!right)
        reject(expected);
    return right;
}

tl::expected<QJsonValue, QString> parse(std::string_view text)
{
    QJsonParseError problem{};
    const QByteArray bytes(text.data(), std::ssize(text));
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return tl::unexpected(JsonFieldsWords::tr("It is not valid JSON (%1 at byte %2).")
                                  .arg(problem.errorString(), QString::number(problem.offset)));
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace qd::json
