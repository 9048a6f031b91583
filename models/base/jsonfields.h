// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/labels.h"
#include "models/base/sample.h"
#include "models/base/text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

/// Stored documents: values to JSON and back without loss. JSON has no NaN and no infinity, so those are the
/// strings "NaN", "+Inf" and "-Inf" as in the exposition format; other doubles are written with their
/// shortest exact text. A structure joins in by naming its fields once, for both directions, in a
/// specialisation of fieldsOf; an enumeration by naming its values in one of idsOf.
namespace qd::json {

struct JsonFieldsWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonFieldsWords)
};

enum class Need {
    Optional, ///< when absent the target keeps its value, so that older and newer consoles read each other
    Required, ///< must be there; a text, a list or a set of labels may not be empty
};

template <typename Structure, typename Member>
struct Field
{
    constexpr Field(const char* fieldName, Member Structure::*itsMember, Need itsNeed = Need::Optional)
        : name(fieldName), member(itsMember), need(itsNeed)
    {
    }

    template <typename T>
    [[nodiscard]] constexpr auto& of(T& value) const
    {
        return value.*member;
    }

    const char* name;
    Member Structure::*member;
    Need need;
};

/// A field of a part of the structure, stored beside the structure's own.
template <typename Structure, typename Part, typename Member>
struct PartField
{
    constexpr PartField(const char* fieldName, Part Structure::*itsPart, Member Part::*itsMember,
                        Need itsNeed = Need::Optional)
        : name(fieldName), part(itsPart), member(itsMember), need(itsNeed)
    {
    }

    template <typename T>
    [[nodiscard]] constexpr auto& of(T& value) const
    {
        return value.*part.*member;
    }

    const char* name;
    Part Structure::*part;
    Member Part::*member;
    Need need;
};

/// Specialised as a std::tuple of Field and PartField for every structure.
template <typename T>
inline constexpr auto fieldsOf = nullptr;

/// Specialised as a std::array of pairs of value and identifier for every enumeration.
template <typename T>
inline constexpr auto idsOf = nullptr;

template <typename T>
concept Structure = requires
{
    std::tuple_size<std::remove_const_t<decltype(fieldsOf<T>)>>::value;
};

template <typename T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;

template <typename T>
concept Enumeration = std::is_enum_v<T>;

template <Enumeration T>
[[nodiscard]] constexpr std::string_view idOf(T value)
{
    for (const auto& [known, id] : idsOf<T>) {
        if (known == value)
            return id;
    }
    return {};
}

template <Enumeration T>
[[nodiscard]] constexpr std::optional<T> fromId(std::string_view id)
{
    for (const auto& [value, known] : idsOf<T>) {
        if (known == id)
            return value;
    }
    return std::nullopt;
}

/// A namespace as a class: its overloads see each other whatever their order.
struct Writer
{
    static QJsonValue write(const std::string& value) { return QString::fromStdString(value); }
    static QJsonValue write(const QString& value) { return value; }
    static QJsonValue write(bool value) { return value; }
    static QJsonValue write(Integer auto value) { return static_cast<qint64>(value); }
    static QJsonValue write(Enumeration auto value) { return toQString(idOf(value)); }
    static QJsonValue write(double value);
    static QJsonValue write(Timestamp value) { return write(value.ms); }
    static QJsonValue write(Duration value) { return write(value.count()); }
    static QJsonValue write(const TimeRange& value) { return QJsonArray{write(value.from), write(value.to)}; }
    static QJsonValue write(const Labels& labels);

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
    /// Absent is absent as a field, and null in a list.
    template <typename T>
    static QJsonValue write(const std::optional<T>& value)
    {
        return value ? write(*value) : QJsonValue();
    }
    template <Structure T>
    static QJsonValue write(const T& value)
    {
        QJsonObject object;
        const auto insert = [&](const char* name, const QJsonValue& field) {
            if (!field.isNull())
                object.insert(QLatin1String(name), field);
        };
        std::apply([&](const auto&... field) { (insert(field.name, write(field.of(value))), ...); },
                   fieldsOf<T>);
        return object;
    }
};

/// Reads one value of a document. Unknown fields are ignored; a value of the wrong type is an error that is
/// named by its path ("actions.0.plan.requests").
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
        QString text;
        read(text);
        target = text.toStdString();
    }
    void read(QString& target) const;
    void read(bool& target) const;
    void read(double& target) const;
    template <Integer T>
    void read(T& target) const
    {
        target = static_cast<T>(wholeNumber());
    }
    void read(Timestamp& target) const { target.ms = wholeNumber(); }
    void read(Duration& target) const; ///< not negative
    void read(TimeRange& target) const;
    void read(Labels& target) const;
    template <Enumeration T>
    void read(T& target) const
    {
        if (const auto value = fromId<T>(m_value.toString().toStdString()))
            target = *value;
        else
            reject(JsonFieldsWords::tr("one of these: %1").arg(idList<T>()));
    }
    template <typename T>
    void read(std::map<std::string, T>& target) const
    {
        if (!expect(m_value.isObject(), JsonFieldsWords::tr("an object")))
            return;
        target.clear();
        const QJsonObject object = m_value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            child(it.value(), it.key()).read(target[it.key().toStdString()]);
    }
    template <typename T>
    void read(std::vector<T>& target) const
    {
        if (!expect(m_value.isArray(), JsonFieldsWords::tr("a list")))
            return;
        target.clear();
        const QJsonArray items = m_value.toArray();
        for (const QJsonValue item : items)
            child(item, QString::number(target.size())).read(target.emplace_back());
    }
    template <typename T>
    void read(std::optional<T>& target) const
    {
        target.reset();
        if (!m_value.isNull())
            read(target.emplace());
    }
    template <Structure T>
    void read(T& target) const
    {
        if (!expect(m_value.isObject(), JsonFieldsWords::tr("an object")))
            return;
        const QJsonObject object = m_value.toObject();
        std::apply([&](const auto&... field) { (readField(object, field, target), ...); }, fieldsOf<T>);
    }

private:
    template <typename T>
    void readField(const QJsonObject& object, const auto& field, T& target) const
    {
        const Reader reader = child(object.value(QLatin1String(field.name)), QLatin1String(field.name));
        if (field.need == Need::Required && reader.isMissing())
            reader.rejectMissing();
        else if (!reader.m_value.isUndefined())
            reader.read(field.of(target));
    }
    template <typename T>
    static QString idList()
    {
        QStringList ids;
        for (const auto& [value, id] : idsOf<T>)
            ids.append(toQString(id));
        return ids.join(QStringLiteral(", "));
    }
    [[nodiscard]] std::int64_t wholeNumber() const;
    /// Returns whether the value is undefined or null, or a text, list or object without content.
    [[nodiscard]] bool isMissing() const;
    void rejectMissing() const;
    /// Records that this value is not what it should be.
    void reject(const QString& expected) const;
    [[nodiscard]] bool expect(bool right, const QString& expected) const;
    [[nodiscard]] Reader child(const QJsonValue& value, const QString& name) const
    {
        return {value, m_path.isEmpty() ? name : m_path + u'.' + name, m_error};
    }

    QJsonValue m_value;
    QString m_path;
    QString& m_error;
};

/// A list or an object; the error says why the text is neither.
[[nodiscard]] tl::expected<QJsonValue, QString> parse(std::string_view text);

/// Compact, UTF-8.
template <Structure T>
[[nodiscard]] std::string toText(const T& value)
{
    return QJsonDocument(Writer::write(value).toObject()).toJson(QJsonDocument::Compact).toStdString();
}

/// Reads a whole document, which errors call `where`; `hint` says what to do about a bad one.
template <typename T>
[[nodiscard]] Result<T> fromText(std::string_view text, const QString& where, const QString& hint = {})
{
    const auto value = parse(text);
    if (!value)
        return fail(ErrorKind::Invalid, where, value.error(), hint);
    QString error;
    T target{};
    Reader(*value, {}, error).read(target);
    if (!error.isEmpty())
        return fail(ErrorKind::Invalid, where, error, hint);
    return target;
}

} // namespace qd::json
