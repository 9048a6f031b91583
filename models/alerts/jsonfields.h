// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/labels.h"
#include "models/base/time.h"

#include <QJsonObject>

#include <optional>
#include <string>
#include <string_view>

namespace qd {

/// Reads the fields of a JSON object one by one and remembers the first that is wrong, so that a document is
/// read in a straight line and judged once at the end. `what` names the document in the error.
class JsonFields
{
public:
    JsonFields(std::string_view json, QString what);
    JsonFields(QJsonObject object, QString what);

    [[nodiscard]] bool has(const char* name) const;
    [[nodiscard]] std::string text(const char* name);     ///< required, may not be empty
    [[nodiscard]] QString readableText(const char* name); ///< likewise
    [[nodiscard]] std::string textOr(const char* name, std::string_view fallback);
    [[nodiscard]] double number(const char* name); ///< required; see numberToJson()
    [[nodiscard]] std::optional<double> optionalNumber(const char* name);
    [[nodiscard]] Timestamp time(const char* name);                         ///< required, ms
    [[nodiscard]] Duration durationOr(const char* name, Duration fallback); ///< ms, not negative
    [[nodiscard]] bool boolOr(const char* name, bool fallback);
    [[nodiscard]] Labels labels(const char* name);      ///< empty when absent
    [[nodiscard]] QJsonObject object(const char* name); ///< required

    /// A field was read but its meaning is unknown ("comparison": "sideways").
    void reject(const char* name);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    [[nodiscard]] QJsonValue required(const char* name);

    QJsonObject m_object;
    QString m_what;
    std::optional<Error> m_error;
};

/// JSON has no infinities, and a ratio may well be one: they become "+Inf" and "-Inf", as in the exposition
/// format.
[[nodiscard]] QJsonValue numberToJson(double value);
[[nodiscard]] QJsonObject labelsToJson(const Labels& labels);
[[nodiscard]] QString toQString(std::string_view text);

} // namespace qd
