// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/recordbuilder.h"

#include "models/base/text.h"
#include "models/logs/cells/celltext.h"
#include "models/logs/cells/durationtext.h"
#include "models/logs/cells/statuswords.h"
#include "models/logs/rows/logclock.h"
#include "models/logs/rows/writtennumbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace qd {

namespace {

struct LogRecordWords
{
    Q_DECLARE_TR_FUNCTIONS(LogRecordWords)
};

QString display(std::string_view text)
{
    constexpr std::size_t longest = 60;
    const QString shown =
        QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), longest)));
    return text.size() > longest ? shown + u'…' : shown;
}

/// A number with an optional unit behind it ("12.5", "12.5 ms").
struct Quantity
{
    double value = 0;
    std::string_view unit;
};

std::optional<Quantity> quantity(std::string_view text, bool decimalComma)
{
    std::string dotted;
    if (decimalComma && text.find(',') != std::string_view::npos) {
        dotted = text;
        dotted[dotted.find(',')] = '.';
    }
    const std::string_view number = dotted.empty() ? text : std::string_view(dotted);
    double value = 0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (failure != std::errc{} || !std::isfinite(value))
        return std::nullopt;
    std::string_view unit = text.substr(static_cast<std::size_t>(end - number.data()));
    while (!unit.empty() && unit.front() == ' ')
        unit.remove_prefix(1);
    return Quantity{value, unit};
}

/// A number, or a percentage with its sign.
std::optional<double> shareOf(std::string_view text, bool decimalComma)
{
    const auto read = quantity(text, decimalComma);
    if (!read || (!read->unit.empty() && read->unit != "%"))
        return std::nullopt;
    return read->unit.empty() ? read->value : read->value / 100;
}

} // namespace

std::string_view className(std::string_view text)
{
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == text.size() ||
        text.find_first_not_of('0', dot + 1) != std::string::npos)
        return text;
    const std::size_t digits = text.front() == '-' ? 1 : 0;
    if (dot == digits || text.find_first_not_of("0123456789", digits) != dot)
        return text;
    return text.substr(0, dot);
}

std::string_view className(std::string_view text, std::string& held)
{
    if (text == "True" || text == "TRUE" || text == "False" || text == "FALSE") {
        held = toLower(text); // Python, R
        return held;
    }
    if (text.starts_with('+') && wholeNumber(text.substr(1)))
        text.remove_prefix(1);
    if (text.size() < 2 || (!isDigit(text[0]) && text[0] != '-'))
        return text;
    if (text.ends_with('.') && wholeNumber(text.substr(0, text.size() - 1)))
        return text.substr(0, text.size() - 1);
    if (text.find_first_of("eE", 1) == std::string_view::npos)
        return className(text);
    constexpr double mostWhole = 1e15;
    const auto number = wholeNumber(text);
    if (!number || std::abs(*number) >= mostWhole || *number != std::trunc(*number))
        return text;
    held = shortestNumber(*number);
    return held;
}

std::string_view idName(std::string_view text, std::string& held)
{
    const std::string_view id =
        text.find('+') == std::string_view::npos ? className(text) : className(text, held);
    if (!mayHaveOtherForm(id))
        return id;
    held = canonicalText(id);
    return held;
}

QString LinePlace::text() const
{
    //: %1 is a file, %2 a line number
    return LogRecordWords::tr("%1, line %2").arg(toQString(path), QString::number(line));
}

QString LinePlace::field(std::string_view name) const
{
    //: %1 is a file, %2 a line number, %3 the name of a column
    return LogRecordWords::tr("%1, line %2, field “%3”")
        .arg(toQString(path), QString::number(line), display(name));
}

void appendJsonString(std::string& json, std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += hex[byte >> 4];
            json += hex[byte & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

void RecordBuilder::begin(bool anyScore)
{
    m_anyScore = anyScore;
    for (Slot& one : m_slots)
        one.present = false;
    m_otherTime.clear();
    m_rowUnread.clear();
    m_shape.reset();
    m_attributes.assign(1, '{');
    m_scores.clear();
}

void RecordBuilder::addAttribute(std::string_view name, std::string_view json)
{
    if (m_attributes.size() > 1)
        m_attributes += ',';
    appendJsonString(m_attributes, name);
    m_attributes += ':';
    m_attributes += json;
}

void RecordBuilder::demote(const Slot& slot)
{
    if (!slot.isString) {
        addAttribute(slot.name, slot.text);
        return;
    }
    std::string json;
    appendJsonString(json, slot.text);
    addAttribute(slot.name, json);
}

void RecordBuilder::add(std::string_view name, const FieldMatch& match, std::string_view text, bool isString)
{
    if (text.empty() || std::find(m_missing.begin(), m_missing.end(), text) != m_missing.end())
        return;
    if (match.field == LogField::ClassProbability && match.classAt > 0) {
        const auto value = shareOf(text, true);
        if (value && (m_anyScore || (*value >= 0 && *value <= 1)))
            return addScore(className(name.substr(match.classAt)), *value);
    }
    Slot candidate{true, isString, match, name, {}};
    if (match.field == LogField::Other || match.field == LogField::ClassProbability) {
        candidate.text = text;
        demote(candidate);
        return;
    }
    Slot& held = m_slots[static_cast<std::size_t>(match.field)];
    if (held.present && held.match.rank <= match.rank) {
        candidate.text = text;
        demote(candidate);
        if (match.field == LogField::Timestamp)
            m_otherTime = text;
        return;
    }
    if (held.present) {
        demote(held);
        if (match.field == LogField::Timestamp)
            m_otherTime = held.text;
    }
    held.present = true;
    held.isString = isString;
    held.match = match;
    held.name = name;
    held.text.assign(text);
}

void RecordBuilder::noteUnread(LogField field, std::string_view name, std::string_view cell)
{
    if (isMissingWord(cell))
        return;
    m_rowUnread.push_back(field);
    UnreadCells& cells = m_unread[field];
    if (++cells.count > 1)
        return;
    constexpr std::size_t longest = 60;
    cells.column = name;
    cells.example = cell.substr(0, longest);
}

void RecordBuilder::forgetRow()
{
    for (const LogField field : m_rowUnread) {
        if (--m_unread[field].count == 0)
            m_unread.erase(field);
    }
    m_rowUnread.clear();
}

Result<Timestamp> RecordBuilder::takeTime(const LinePlace& place, const RecordOptions& options)
{
    const Slot& time = slot(LogField::Timestamp);
    if (!time.present)
        return Timestamp{};
    const int zone = options.mapping.zoneMinutes;
    if (const auto at = parseLogTime(time.text, zone, options.mapping.timeUnit))
        return *at;
    if (!m_otherTime.empty()) {
        // A date and a time of day in columns of their own.
        for (const std::string& text :
             {m_otherTime + ' ' + time.text, time.text + ' ' + m_otherTime, m_otherTime}) {
            if (const auto at = parseLogTime(text, zone))
                return *at;
        }
    }
    if (!options.requireTime) {
        noteUnread(LogField::Timestamp);
        return Timestamp{};
    }
    return fail(ErrorKind::Invalid, place.field(time.name),
                LogRecordWords::tr("“%1” is not a time.").arg(display(time.text)),
                LogRecordWords::tr("Write times as ISO 8601 or as seconds since 1970."));
}

Result<LogRecord> RecordBuilder::finishLabel(const LinePlace& place, Timestamp at) const
{
    const Slot& id = slot(LogField::RequestId);
    if (!id.present) {
        return fail(ErrorKind::Invalid, place.text(),
                    LogRecordWords::tr(
                        "The line has a label but neither a prediction nor a request id to join it by."),
                    LogRecordWords::tr("Log the request id under one of these names: %1.")
                        .arg(fieldNames(LogField::RequestId)));
    }
    const Slot& model = slot(LogField::Model);
    std::string held;
    return LogRecord(LabelRecord{at, std::string(idName(id.text, held)), answerOf(LogField::Label),
                                 model.present ? model.text : std::string()});
}

/// A prediction or a label as a class that is the same however it is written.
std::string RecordBuilder::answerOf(LogField field) const
{
    const Slot& answer = slot(field);
    if (!answer.present)
        return {};
    std::string held;
    const std::string_view name = className(answer.text, held);
    return mayHaveOtherForm(name) ? canonicalText(name) : std::string(name);
}

void RecordBuilder::takeLatency(PredictionRecord& record, const RecordOptions& options)
{
    const Slot& latency = slot(LogField::Latency);
    if (!latency.present)
        return;
    if (const auto seconds = durationSeconds(latency.text)) {
        record.latencySeconds = seconds;
        return;
    }
    const auto read = quantity(latency.text, options.decimalComma);
    double unit = latency.match.unitSeconds;
    bool understood = read && read->value >= 0; // −1 stands for "not measured"
    if (understood && !read->unit.empty()) {
        // A unit behind the number counts more than the one in the column's name.
        const FieldMatch written = matchField("latency_" + std::string(read->unit));
        understood = written.field == LogField::Latency;
        unit = written.unitSeconds;
    }
    if (understood)
        record.latencySeconds = read->value * unit;
    else
        noteUnread(LogField::Latency);
}

void RecordBuilder::takeProbability(PredictionRecord& record)
{
    const Slot& probability = slot(LogField::Probability);
    if (!probability.present)
        return;
    const auto value = shareOf(probability.text, true); // no share has groups of digits
    if (value && (m_anyScore || (*value >= 0 && *value <= 1))) {
        record.probability = value;
        return;
    }
    demote(probability); // a score on a scale of its own is not a probability
    if (!value)
        noteUnread(LogField::Probability);
}

void RecordBuilder::takeStatus(PredictionRecord& record)
{
    const Slot& status = slot(LogField::Status);
    if (!status.present)
        return;
    int code = 0;
    const char* const end = status.text.data() + status.text.size();
    const auto [stop, failure] = std::from_chars(status.text.data(), end, code);
    if (failure == std::errc{} && (stop == end || *stop == '.' || *stop == ' ') && code >= 0 && code <= 999) {
        record.status = code;
        return;
    }
    demote(status); // words stay readable among the attributes
    if (const auto meant = statusOfWord(status.text)) {
        record.status = *meant;
        noteMend(Mend::StatusWord, status.name, status.text);
    }
}

/// A request whose row holds an error in the place of a prediction failed.
void RecordBuilder::takeError(PredictionRecord& record)
{
    constexpr int failed = 500;
    const bool hasAnswer = slot(LogField::Prediction).present || slot(LogField::Label).present;
    if (hasAnswer || record.status != 0 || !m_scores.isEmpty())
        return;
    const std::string_view name = errorMemberIn(m_attributes);
    if (name.empty())
        return;
    record.status = failed;
    noteMend(Mend::ErrorMember, name, {});
}

Failure RecordBuilder::noPrediction(const LinePlace& place) const
{
    const QString onePerLine =
        LogRecordWords::tr("Write each prediction on a line of its own, as one value.");
    if (m_shape && m_shape->size)
        return fail(ErrorKind::Invalid, place.field(m_shape->name),
                    LogRecordWords::tr("The prediction is a list of %n value(s).", nullptr,
                                       static_cast<int>(*m_shape->size)),
                    onePerLine);
    if (m_shape)
        return fail(
            ErrorKind::Invalid, place.field(m_shape->name),
            LogRecordWords::tr("The prediction is an object. The file may be a table that was written "
                               "by its columns."),
            onePerLine);
    return fail(ErrorKind::Invalid, place.text(), LogRecordWords::tr("The line has no prediction."),
                LogRecordWords::tr("Log the prediction under one of these names: %1.")
                    .arg(fieldNames(LogField::Prediction)));
}

/// Whether the scores of the row are the probabilities of all classes.
bool RecordBuilder::areAllClasses() const
{
    return m_scores.isDistribution() || (m_anyScore && m_scores.isDistribution(100));
}

/// Models that log only what they think of each class predict the likeliest one.
void RecordBuilder::takeScores(PredictionRecord& record) const
{
    if (m_scores.isEmpty())
        return;
    record.scores = m_scores.json();
    if (record.prediction.empty() && areAllClasses())
        record.prediction = m_scores.best().first;
    // Whoever sees all rows finds out which class each of the scores is of.
    if (!record.probability && !m_anyScore)
        record.probability = m_scores.of(record.prediction);
}

Result<LogRecord> RecordBuilder::finish(const LinePlace& place, const RecordOptions& options)
{
    const auto at = takeTime(place, options);
    if (!at)
        return Failure(at.error());
    PredictionRecord record;
    record.at = *at;
    takeStatus(record);
    takeError(record);
    if (!slot(LogField::Prediction).present && !record.failed() && !areAllClasses()) {
        if (slot(LogField::Label).present && (!m_shape || slot(LogField::RequestId).present))
            return finishLabel(place, *at);
        return noPrediction(place);
    }
    if (options.requireTime && !slot(LogField::Timestamp).present) {
        return fail(ErrorKind::Invalid, place.text(), LogRecordWords::tr("The line has no time."),
                    LogRecordWords::tr("Log the time of each prediction under one of these names: %1.")
                        .arg(fieldNames(LogField::Timestamp)));
    }
    takeLatency(record, options);
    takeProbability(record);

    const auto take = [this](LogField field) {
        return slot(field).present ? slot(field).text : std::string();
    };
    if (slot(LogField::RequestId).present)
        record.requestId = idName(slot(LogField::RequestId).text, m_id);
    record.model = take(LogField::Model);
    record.version = take(LogField::Version);
    record.prediction = answerOf(LogField::Prediction);
    takeScores(record);
    if (slot(LogField::Label).present)
        record.label = answerOf(LogField::Label);
    if (options.keepAttributes)
        record.attributes = m_attributes + '}';
    else
        record.attributes = "{}";
    return LogRecord(std::move(record));
}

} // namespace qd
