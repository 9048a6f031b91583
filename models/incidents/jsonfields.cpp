// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/jsonfields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace qd::json {

namespace {

const std::array verdictIds{QLatin1String("pending"), QLatin1String("passed"), QLatin1String("failed"),
                            QLatin1String("not-enough-data")};

} // namespace

QJsonValue Writer::write(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return value;
}

QJsonValue Writer::write(const Labels& labels)
{
    QJsonObject object;
    for (const auto& [name, value] : labels)
        object.insert(QString::fromStdString(name), QString::fromStdString(value));
    return object;
}

QJsonValue Writer::write(Verdict value)
{
    return verdictIds.at(static_cast<std::size_t>(value));
}

QJsonValue Writer::write(IncidentStep value)
{
    return write(std::string(stepId(value)));
}

void Reader::read(double& target) const
{
    if (m_value.isDouble())
        target = m_value.toDouble();
    else if (m_value == QStringLiteral("NaN"))
        target = std::numeric_limits<double>::quiet_NaN();
    else if (m_value == QStringLiteral("Infinity"))
        target = std::numeric_limits<double>::infinity();
    else if (m_value == QStringLiteral("-Infinity"))
        target = -std::numeric_limits<double>::infinity();
    else
        reject(QCoreApplication::translate("IncidentJson", "a number"));
}

void Reader::read(TimeRange& target) const
{
    const QJsonArray ends = m_value.toArray();
    if (!expect(ends.size() == 2, QCoreApplication::translate("IncidentJson", "a list of two times")))
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

void Reader::read(Verdict& target) const
{
    const auto found = std::find(verdictIds.begin(), verdictIds.end(), m_value.toString());
    if (expect(found != verdictIds.end(), QCoreApplication::translate("IncidentJson", "a verdict")))
        target = static_cast<Verdict>(found - verdictIds.begin());
}

void Reader::read(IncidentStep& target) const
{
    for (int step = 0; step <= static_cast<int>(IncidentStep::Closed); ++step) {
        const auto candidate = static_cast<IncidentStep>(step);
        if (Writer::write(candidate) == m_value) {
            target = candidate;
            return;
        }
    }
    reject(QCoreApplication::translate("IncidentJson", "a step of the triage wizard"));
}

void Reader::reject(const QString& expected) const
{
    if (!m_error.isEmpty())
        return;
    m_error = m_path.isEmpty()
                  ? QCoreApplication::translate("IncidentJson", "The document should be %1.").arg(expected)
                  : QCoreApplication::translate("IncidentJson", "The field “%1” should be %2.")
                        .arg(m_path, expected);
}

} // namespace qd::json
