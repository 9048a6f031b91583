// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/sample.h"
#include "models/incidents/incident.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

/// Values to JSON and back without loss. JSON has no NaN and no infinity, so those are the strings "NaN",
/// "Infinity" and "-Infinity"; QJson writes other doubles with their shortest exact text. A structure joins
/// in by naming its fields once, for both directions, in a specialisation of fieldsOf.
namespace qd::json {

template <typename Structure, typename Member>
struct Field
{
    const char* name;
    Member Structure::*member;
};

/// Specialised as a std::tuple of Field for every structure.
template <typename T>
inline constexpr auto fieldsOf = nullptr;

template <typename T>
concept Structure = requires
{
    std::tuple_size<std::remove_const_t<decltype(fieldsOf<T>)>>::value;
};

template <typename T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;

/// A namespace as a class: its overloads see each other whatever their order.
struct Writer
{
    static QJsonValue write(const std::string& value) { return QString::fromStdString(value); }
    static QJsonValue write(const QString& value) { return value; }
    static QJsonValue write(bool value) { return value; }
    static QJsonValue write(Integer auto value) { return static_cast<qint64>(value); }
    static QJsonValue write(double value);
    static QJsonValue write(Timestamp value) { return write(value.ms); }
    static QJsonValue write(Duration value) { return write(value.count()); }
    static QJsonValue write(const TimeRange& value) { return QJsonArray{write(value.from), write(value.to)}; }
    static QJsonValue write(const Labels& labels);
    static QJsonValue write(Verdict value);
    static QJsonValue write(IncidentStep value);

    template <typename T>
    static QJsonValue write(const std::map<std::string, T>& values)
    {
        QJsonObject object;
        for (const auto& [name, value] : values)
            object.insert(QString::fromStdString(name), write(value));
        return object;
    }
    template <typename T>
    static QJsonValue write(const std::vector<T>& values)
    {
        QJsonArray array;
        for (const T& value : values)
            array.append(write(value));
        return array;
    }
    /// Absent is null.
    template <typename T>
    static QJsonValue write(const std::optional<T>& value)
    {
        return value ? write(*value) : QJsonValue();
    }
    template <Structure T>
    static QJsonValue write(const T& value)
    {
        QJsonObject object;
        std::apply(
            [&](const auto&... field) {
                (object.insert(QLatin1String(field.name), write(value.*field.member)), ...);
            },
            fieldsOf<T>);
        return object;
    }
};

/// Reads the fields of one object. Unknown fields are ignored and absent ones leave the target as it is, so
/// that older and newer consoles read each other; a field of the wrong type is the error, named by its path.
class Reader
{
public:
    /// `error` collects the first failure of the whole document; it must outlive the reader.
    Reader(QJsonValue value, QString path, QString& error)
        : m_value(std::move(value)), m_path(std::move(path)), m_error(error)
    {
    }

    void read(std::string& target) const
    {
        if (expect(m_value.isString(), QCoreApplication::translate("IncidentJson", "a text")))
            target = m_value.toString().toStdString();
    }
    void read(QString& target) const
    {
        if (expect(m_value.isString(), QCoreApplication::translate("IncidentJson", "a text")))
            target = m_value.toString();
    }
    void read(bool& target) const
    {
        if (expect(m_value.isBool(), QCoreApplication::translate("IncidentJson", "true or false")))
            target = m_value.toBool();
    }
    template <Integer T>
    void read(T& target) const
    {
        if (expect(m_value.isDouble(), QCoreApplication::translate("IncidentJson", "a number")))
            target = static_cast<T>(m_value.toInteger());
    }
    void read(double& target) const;
    void read(Timestamp& target) const { read(target.ms); }
    void read(Duration& target) const
    {
        Duration::rep count = target.count();
        read(count);
        target = Duration(count);
    }
    void read(TimeRange& target) const;
    void read(Labels& target) const;
    template <typename T>
    void read(std::map<std::string, T>& target) const
    {
        if (!expect(m_value.isObject(), QCoreApplication::translate("IncidentJson", "an object")))
            return;
        target.clear();
        const QJsonObject object = m_value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            child(it.value(), it.key()).read(target[it.key().toStdString()]);
    }
    template <typename T>
    void read(std::vector<T>& target) const
    {
        if (!expect(m_value.isArray(), QCoreApplication::translate("IncidentJson", "a list")))
            return;
        target.clear();
        for (const QJsonValue item : m_value.toArray())
            child(item, QString::number(target.size())).read(target.emplace_back());
    }
    template <typename T>
    void read(std::optional<T>& target) const
    {
        target.reset();
        if (!m_value.isNull())
            read(target.emplace());
    }
    void read(Verdict& target) const;
    void read(IncidentStep& target) const;
    template <Structure T>
    void read(T& target) const
    {
        if (!expect(m_value.isObject(), QCoreApplication::translate("IncidentJson", "an object")))
            return;
        const QJsonObject object = m_value.toObject();
        std::apply([&](const auto&... field) { (readField(object, field.name, target.*field.member), ...); },
                   fieldsOf<T>);
    }

private:
    template <typename T>
    void readField(const QJsonObject& object, const char* name, T& target) const
    {
        const QJsonValue value = object.value(QLatin1String(name));
        if (!value.isUndefined())
            child(value, QLatin1String(name)).read(target);
    }
    /// Records that this value is not what it should be.
    void reject(const QString& expected) const;
    [[nodiscard]] Reader child(const QJsonValue& value, const QString& name) const
    {
        return {value, m_path.isEmpty() ? name : m_path + u'.' + name, m_error};
    }
    [[nodiscard]] bool expect(bool right, const QString& expected) const
    {
        if (!right)
            reject(expected);
        return right;
    }

    QJsonValue m_value;
    QString m_path;
    QString& m_error;
};

} // namespace qd::json
