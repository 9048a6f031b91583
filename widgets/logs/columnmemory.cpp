// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/columnmemory.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

namespace qd::columnmemory {

namespace {

QString keyOf(const LogPreview& preview)
{
    QStringList names;
    for (const LogPreview::Column& column : preview.columns)
        names += QString::fromStdString(column.name);
    names.sort();
    const QByteArray text =
        (QString::number(static_cast<int>(preview.format)) + u'\n' + names.join(u'\n')).toUtf8();
    return QStringLiteral("logs/mapping/") +
           QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex());
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

} // namespace qd::columnmemory
