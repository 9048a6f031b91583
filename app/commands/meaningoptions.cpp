// SPDX-License-Identifier: Apache-2.0
#include "app/commands/meaningoptions.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace qd {

namespace {

struct MeaningText
{
    Q_DECLARE_TR_FUNCTIONS(MeaningText)
};

struct Role
{
    const char* name;
    LogField field;
};
constexpr std::array roles{
    Role{"time", LogField::Timestamp},        Role{"request_id", LogField::RequestId},
    Role{"model", LogField::Model},           Role{"version", LogField::Version},
    Role{"prediction", LogField::Prediction}, Role{"score", LogField::Probability},
    Role{"label", LogField::Label},           Role{"latency", LogField::Latency},
    Role{"status", LogField::Status},         Role{"class_score", LogField::ClassProbability},
    Role{"attribute", LogField::Other}};

struct LatencyUnit
{
    const char* name;
    double seconds;
};
constexpr std::array latencyUnits{LatencyUnit{"s", 1}, LatencyUnit{"ms", 1e-3}, LatencyUnit{"us", 1e-6},
                                  LatencyUnit{"ns", 1e-9}};

struct TimeUnitName
{
    const char* name;
    TimeUnit unit;
};
constexpr std::array timeUnits{
    TimeUnitName{"s", TimeUnit::Seconds}, TimeUnitName{"ms", TimeUnit::Milliseconds},
    TimeUnitName{"us", TimeUnit::Microseconds}, TimeUnitName{"ns", TimeUnit::Nanoseconds},
    TimeUnitName{"excel-days", TimeUnit::ExcelDays}};

/// The names of a table, for the help.
template <typename Table>
QStringList namesOf(const Table& table)
{
    QStringList names;
    for (const auto& each : table)
        names += QLatin1String(each.name);
    return names;
}

template <typename Table>
const typename Table::value_type* named(const Table& table, const QString& name)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto& each) { return name == QLatin1String(each.name); });
    return found == table.end() ? nullptr : &*found;
}

/// "latency_total=latency:us".
Result<void> readColumn(const QString& text, ColumnMapping& mapping)
{
    const qsizetype equals = text.lastIndexOf(u'=');
    const QString name = text.left(std::max<qsizetype>(equals, 0));
    const QString meaning = text.mid(equals + 1);
    const Role* role = named(roles, meaning.section(u':', 0, 0));
    const QString unitName = meaning.section(u':', 1);
    const LatencyUnit* unit = named(latencyUnits, unitName);
    const bool hasUnit = meaning.contains(u':');
    if (name.isEmpty() || !role || (hasUnit && (role->field != LogField::Latency || !unit)))
        return misuse(
            MeaningText::tr("--column is NAME=MEANING, or NAME=latency:UNIT, not “%1”. A meaning is one "
                            "of %2; a unit is one of %3.")
                .arg(text, namesOf(roles).join(QStringLiteral(", ")),
                     namesOf(latencyUnits).join(QStringLiteral(", "))));
    FieldMatch match = matchField(name.toStdString());
    if (match.field != role->field)
        match = {.field = role->field};
    match.rank = 0;
    if (role->field == LogField::Latency)
        match.unitSeconds = unit ? unit->seconds : (match.unitSeconds == 1.0 ? 1e-3 : match.unitSeconds);
    mapping.fields.insert_or_assign(name.toStdString(), match);
    return {};
}

/// "+02:00".
Result<int> readZone(const QString& text)
{
    static const QRegularExpression zone(QStringLiteral("^([+-])(\\d\\d):?(\\d\\d)$"));
    if (text == u"UTC" || text == u"Z")
        return 0;
    const QRegularExpressionMatch match = zone.match(text);
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    constexpr int most = 14 * 60;
    if (!match.hasMatch() || minutes > most)
        return misuse(MeaningText::tr("--zone is an offset such as +02:00, or UTC, not “%1”.").arg(text));
    return match.captured(1) == u"-" ? -minutes : minutes;
}

Result<SaidScore> readScore(const QString& text)
{
    const QString ofClass = text.section(u':', 1);
    const bool hasClass = text.contains(u':') && !ofClass.isEmpty();
    if (text == u"confidence")
        return SaidScore{ScoreKind::Confidence};
    if (text == u"none")
        return SaidScore{ScoreKind::Unknown};
    if (hasClass && text.startsWith(u"probability:"))
        return SaidScore{ScoreKind::Probability, ofClass.toStdString()};
    if (hasClass && text.startsWith(u"score:"))
        return SaidScore{ScoreKind::Score, ofClass.toStdString()};
    return misuse(
        MeaningText::tr("--score is confidence (the probability of the predicted class), "
                        "probability:CLASS, score:CLASS (higher values speak for the class) or none, "
                        "not “%1”.")
            .arg(text));
}

Result<void> readColumns(const Given& given, ColumnMapping& columns)
{
    for (const QString& text : given.values(QStringLiteral("column"))) {
        if (auto read = readColumn(text, columns); !read)
            return read;
    }
    const auto claim = [&](const QString& name, LogField field) {
        columns.fields.insert_or_assign(name.toStdString(), FieldMatch{.field = field});
    };
    if (given.value(QStringLiteral("id")) == u"none") {
        columns.ids = IdMeaning::Others;
    } else if (given.has(QStringLiteral("id"))) {
        columns.ids = IdMeaning::Requests;
        claim(given.value(QStringLiteral("id")), LogField::RequestId);
    }
    if (given.has(QStringLiteral("time")))
        claim(given.value(QStringLiteral("time")), LogField::Timestamp);
    if (const TimeUnitName* unit = named(timeUnits, given.value(QStringLiteral("time-unit"))))
        columns.timeUnit = unit->unit;
    if (given.has(QStringLiteral("zone"))) {
        const auto minutes = readZone(given.value(QStringLiteral("zone")));
        if (!minutes)
            return Failure(minutes.error());
        columns.zoneMinutes = *minutes;
    }
    for (const QString& text : given.values(QStringLiteral("missing")))
        columns.missing.push_back(text.toStdString());
    return {};
}

} // namespace

std::vector<OptionSpec> meaningOptions()
{
    return {
        {.name = "column",
         .text = MeaningText::tr("what a column means, such as churned=label or took=latency:us; can be "
                                 "repeated"),
         .value = {"NAME=MEANING"},
         .isRepeatable = true},
        {.name = "task",
         .text = MeaningText::tr("what is predicted, instead of deciding it from the values"),
         .value = {"TASK", ValueSpec::Kind::Text, {"binary", "multiclass", "regression"}}},
        {.name = "positive",
         .text = MeaningText::tr("positive class for recall, precision and ROC"),
         .value = {"CLASS"}},
        {.name = "score",
         .text =
             MeaningText::tr("what the one score per row is: confidence (the probability of the predicted "
                             "class), probability:CLASS, score:CLASS (higher values speak for the "
                             "class) or none"),
         .value = {"MEANING"}},
        {.name = "id",
         .text = MeaningText::tr("column that identifies requests, of which each counts once; none: all rows "
                                 "count"),
         .value = {"COLUMN"}},
        {.name = "time", .text = MeaningText::tr("column of the time"), .value = {"COLUMN"}},
        {.name = "time-unit",
         .text = MeaningText::tr("what a number for a time counts"),
         .value = {"UNIT", ValueSpec::Kind::Text, namesOf(timeUnits)}},
        {.name = "zone",
         .text = MeaningText::tr("zone of times that have none, such as +02:00; UTC by default"),
         .value = {"OFFSET"}},
        {.name = "decimal",
         .text = MeaningText::tr("decimal mark of numbers, instead of deciding it from the values"),
         .value = {"MARK", ValueSpec::Kind::Text, {"point", "comma"}}},
        {.name = "missing",
         .text = MeaningText::tr("text that stands for a missing value in every column, such as -999; can be "
                                 "repeated"),
         .value = {"TEXT"},
         .isRepeatable = true}};
}

Result<LogMeaning> readMeaning(const Given& given)
{
    LogMeaning meaning;
    if (auto read = readColumns(given, meaning.columns); !read)
        return Failure(read.error());
    if (const QString mark = given.value(QStringLiteral("decimal")); !mark.isEmpty()) {
        meaning.columns.decimal = mark == u"comma" ? ',' : '.';
        meaning.answers.decimal = meaning.columns.decimal;
    }
    if (given.has(QStringLiteral("task")))
        meaning.answers.task = given.value(QStringLiteral("task")) == u"regression"
                                   ? TaskKind::Regression
                                   : TaskKind::Classification;
    if (given.has(QStringLiteral("score"))) {
        const auto score = readScore(given.value(QStringLiteral("score")));
        if (!score)
            return Failure(score.error());
        meaning.answers.score = *score;
    }
    meaning.positiveClass = given.value(QStringLiteral("positive")).toStdString();
    return meaning;
}

QString roleName(LogField field)
{
    const auto found =
        std::find_if(roles.begin(), roles.end(), [field](const Role& role) { return role.field == field; });
    return QLatin1String(found->name);
}

} // namespace qd
