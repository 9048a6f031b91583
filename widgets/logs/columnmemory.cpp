// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/columnmemory.h"

#include <QCryptographicHash>
#include <QJsonArray>
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

/// The stored number as one of the values of an enumeration; the first of them where it is none.
template <typename Enum>
Enum enumFrom(const QJsonValue& stored, Enum last)
{
    const int value = stored.toInt();
    return value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : Enum();
}

char decimalFrom(const QJsonObject& stored)
{
    const QString mark = stored[QStringLiteral("decimal")].toString();
    return mark == u"," || mark == u"." ? mark.front().toLatin1() : '\0';
}

ColumnMapping columnsFrom(const QJsonObject& stored)
{
    ColumnMapping mapping;
    mapping.zoneMinutes = stored[QStringLiteral("zone")].toInt();
    mapping.ids = enumFrom(stored[QStringLiteral("ids")], IdMeaning::Others);
    mapping.timeUnit = enumFrom(stored[QStringLiteral("timeUnit")], TimeUnit::ExcelDays);
    mapping.decimal = decimalFrom(stored);
    for (const QJsonValue text : stored[QStringLiteral("missing")].toArray())
        mapping.missing.push_back(text.toString().toStdString());
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

QJsonObject columnsToJson(const ColumnMapping& mapping)
{
    QJsonObject fields;
    for (const auto& [name, match] : mapping.fields) {
        fields.insert(QString::fromStdString(name),
                      QJsonObject{{QStringLiteral("field"), static_cast<int>(match.field)},
                                  {QStringLiteral("unit"), match.unitSeconds},
                                  {QStringLiteral("class"), static_cast<int>(match.classAt)}});
    }
    QJsonArray missing;
    for (const std::string& text : mapping.missing)
        missing.append(QString::fromStdString(text));
    const QString decimal = mapping.decimal == 0 ? QString() : QString(QLatin1Char(mapping.decimal));
    return {{QStringLiteral("zone"), mapping.zoneMinutes},
            {QStringLiteral("ids"), static_cast<int>(mapping.ids)},
            {QStringLiteral("timeUnit"), static_cast<int>(mapping.timeUnit)},
            {QStringLiteral("decimal"), decimal},
            {QStringLiteral("missing"), missing},
            {QStringLiteral("fields"), fields}};
}

AnswerMeaning answersFrom(const QJsonObject& stored)
{
    AnswerMeaning answers{.decimal = decimalFrom(stored)};
    if (const QJsonValue task = stored[QStringLiteral("task")]; task.isDouble())
        answers.task = enumFrom(task, TaskKind::Regression);
    if (const QJsonObject score = stored[QStringLiteral("score")].toObject(); !score.isEmpty())
        answers.score = SaidScore{enumFrom(score[QStringLiteral("kind")], ScoreKind::Unknown),
                                  score[QStringLiteral("class")].toString().toStdString()};
    return answers;
}

void addAnswers(QJsonObject& stored, const AnswerMeaning& answers)
{
    if (answers.task)
        stored[QStringLiteral("task")] = static_cast<int>(*answers.task);
    if (answers.score)
        stored[QStringLiteral("score")] =
            QJsonObject{{QStringLiteral("kind"), static_cast<int>(answers.score->kind)},
                        {QStringLiteral("class"), QString::fromStdString(answers.score->ofClass)}};
}

} // namespace

LogMeaning recall(const LogPreview& preview)
{
    const QJsonObject stored =
        QJsonDocument::fromJson(QSettings().value(keyOf(preview)).toByteArray()).object();
    return {.columns = columnsFrom(stored),
            .answers = answersFrom(stored),
            .positiveClass = stored[QStringLiteral("positive")].toString().toStdString()};
}

void remember(const LogPreview& preview, const LogMeaning& meaning)
{
    if (meaning.isEmpty()) {
        QSettings().remove(keyOf(preview));
        return;
    }
    QJsonObject stored = columnsToJson(meaning.columns);
    addAnswers(stored, meaning.answers);
    stored[QStringLiteral("positive")] = QString::fromStdString(meaning.positiveClass);
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
