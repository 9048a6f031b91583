// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace qd {

/// Returns what of a document is not as a JSON schema says, one line each. Knows the keywords that the
/// schemas of this program use: type, enum, properties, required, additionalProperties, items, minimum,
/// minItems, maxItems.
class SchemaCheck
{
public:
    [[nodiscard]] static QStringList of(const QJsonValue& value, const QJsonObject& schema)
    {
        SchemaCheck check;
        check.look(QStringLiteral("$"), value, schema);
        return check.m_faults;
    }

private:
    void look(const QString& path, const QJsonValue& value, const QJsonObject& schema)
    {
        const QJsonValue type = schema["type"];
        const QJsonArray types = type.isArray() ? type.toArray() : QJsonArray{type};
        const bool isTyped =
            type.isUndefined() || std::any_of(types.begin(), types.end(),
                                              [&](const auto& one) { return isOf(value, one.toString()); });
        if (!isTyped)
            m_faults += path + ": is of another type";
        if (schema.contains("enum") && !schema["enum"].toArray().contains(value))
            m_faults += path + ": none of the values that it may have";
        if (schema.contains("minimum") && value.isDouble() && value.toDouble() < schema["minimum"].toDouble())
            m_faults += path + ": too small";
        if (value.isObject())
            lookAtObject(path, value.toObject(), schema);
        if (value.isArray())
            lookAtList(path, value.toArray(), schema);
    }

    static bool isOf(const QJsonValue& value, const QString& type)
    {
        if (type == "integer")
            return value.isDouble() && value.toDouble() == std::floor(value.toDouble());
        return (type == "null" && value.isNull()) || (type == "number" && value.isDouble()) ||
               (type == "string" && value.isString()) || (type == "boolean" && value.isBool()) ||
               (type == "array" && value.isArray()) || (type == "object" && value.isObject());
    }

    void lookAtObject(const QString& path, const QJsonObject& object, const QJsonObject& schema)
    {
        for (const QJsonValue name : schema["required"].toArray()) {
            if (!object.contains(name.toString()))
                m_faults += path + ": lacks " + name.toString();
        }
        const QJsonObject known = schema["properties"].toObject();
        const QJsonValue others = schema["additionalProperties"];
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString inner = path + '.' + member.key();
            if (known.contains(member.key()))
                look(inner, member.value(), known[member.key()].toObject());
            else if (others.isObject())
                look(inner, member.value(), others.toObject());
            else if (others.isBool() && !others.toBool())
                m_faults += inner + ": not described";
        }
    }

    void lookAtList(const QString& path, const QJsonArray& list, const QJsonObject& schema)
    {
        if (list.size() < schema["minItems"].toInt(0) || list.size() > schema["maxItems"].toInt(1 << 30))
            m_faults += path + ": has another number of items";
        for (qsizetype i = 0; schema.contains("items") && i < list.size(); ++i)
            look(path + '[' + QString::number(i) + ']', list[i], schema["items"].toObject());
    }

    QStringList m_faults;
};

} // namespace qd
