// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/columnmemory.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

namespace qd::columnmemory {

namespace {

QString digestOf(const QString& format, QStringList names)
{
    names.sort();
    const QByteArray text = (format + u'\n' + names.join(u'\n')).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex());
}

QString keyOf(const LogPreview& preview)
{
    QStringList names;
    for (const LogPreview::Column& column : preview.columns)
        names += QString::fromStdString(column.name);
    return QStringLiteral("logs/mapping/") +
           digestOf(QString::number(static_cast<int>(preview.format)), std::move(names));
}

QString keyOf(const std::vector<TableColumn>& columns)
{
    QStringList names;
    for (const TableColumn& column : columns)
        names += QString::fromStdString(column.name);
    return QStringLiteral("logs/hidden/") + digestOf({}, std::move(names));
}

bool isField(int value)
{
    return value >= 0 && value <= static_cast<int>(LogField::Other);
}

} // namespace

ColumnMapping recall(const LogPreview& preview)
{
    const QJsonObject stored =
        QJsonDocument::fromJson(QSettings().value(keyOf(preview)).toByteArray()).object();
    ColumnMapping mapping;
    mapping.zoneMinutes = stored[QStringLiteral("zone")].toInt();
    const QJsonObject fields = stored[QStringLiteral("fields")].toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QJsonObject value = field.value().toObject();
        const int meaning = value[QStringLiteral("field")].toInt(-1);
        if (!isField(meaning))
            continue;
        FieldMatch match;
        match.field = static_cast<LogField>(meaning);
        match.unitSeconds = value[QStringLiteral("unit")].toDouble(1.0);
        match.classAt = static_cast<std::size_t>(std::max(value[QStringLiteral("class")].toInt(), 0));
        mapping.fields.emplace(field.key().toStdString(), match);
    }
    return mapping;
}

void remember(const LogPreview& preview, const ColumnMapping& mapping)
{
    if (mapping.isEmpty()) {
        QSettings().remove(keyOf(preview));
        return;
    }
    QJsonObject fields;
    for (const auto& [name, match] : mapping.fields) {
        fields.insert(QString::fromStdString(name),
                      QJsonObject{{QStringLiteral("field"), static_cast<int>(match.field)},
                                  {QStringLiteral("unit"), match.unitSeconds},
                                  {QStringLiteral("class"), static_cast<int>(match.classAt)}});
    }
    const QJsonObject stored{{QStringLiteral("zone"), mapping.zoneMinutes},
                             {QStringLiteral("fields"), fields}};
    QSettings().setValue(keyOf(preview), QJsonDocument(stored).toJson(QJsonDocument::Compact));
}

std::set<std::string> hidden(const std::vector<TableColumn>& columns)
{
    std::set<std::string> names;
    for (const QString& name : QSettings().value(keyOf(columns)).toStringList())
        names.insert(name.toStdString());
    return names;
}

void rememberHidden(const std::vector<TableColumn>& columns, const std::set<std::string>& names)
{
    QStringList stored;
    for (const std::string& name : names)
        stored += QString::fromStdString(name);
    if (stored.isEmpty())
        QSettings().remove(keyOf(columns));
    else
        QSettings().setValue(keyOf(columns), stored);
}

} // namespace qd::columnmemory
