// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/jsonrow.h"

#include "models/base/text.h"
#include "models/logs/cells/celltext.h"
#include "models/logs/cells/plainjson.h"

#include <QCoreApplication>

#include <charconv>

namespace qd {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;
using Type = simdjson::dom::element_type;

struct JsonRowWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonRowWords)
};

/// Longer lists are no sets of labels: a table written by its columns, a vector.
constexpr std::size_t mostListed = 16;

/// Where the first object of a line ends, when more text follows; else the size of the line.
std::size_t endOfFirstObject(std::string_view line)
{
    std::size_t depth = 0;
    bool inText = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (inText) {
            at += c == '\\' ? 1 : 0;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return at + 1;
        }
    }
    return line.size();
}

/// Why a line is no object.
Failure jsonFault(std::string_view line, simdjson::error_code failure, const LinePlace& place)
{
    const auto fault = [&place](const QString& what, const QString& hint) {
        return fail(ErrorKind::Invalid, place.text(), what, hint);
    };
    if (const std::size_t end = endOfFirstObject(line); end < line.size()) {
        constexpr std::size_t most = 40;
        return fault(JsonRowWords::tr("Other text stands behind the JSON object: “%1”.")
                         .arg(toQString(line.substr(end, most))),
                     JsonRowWords::tr("Write each object on a line of its own; two processes that write into "
                                      "one file at once mix their lines."));
    }
    switch (failure) {
    case simdjson::NUMBER_ERROR:
        return fault(
            JsonRowWords::tr("A number in the line is not written as JSON has it."),
            JsonRowWords::tr("Write numbers without a plus sign, leading zeros or a point at an end."));
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return fault(
            JsonRowWords::tr("The line holds a word that JSON does not know."),
            JsonRowWords::tr("Put texts in quotation marks; words without are true, false and null."));
    case simdjson::STRING_ERROR:
        return fault(JsonRowWords::tr("A text in the line has an escape that JSON does not know."),
                     JsonRowWords::tr("Write a backslash twice."));
    case simdjson::DEPTH_ERROR:
        return fault(JsonRowWords::tr("The objects in the line are nested too deeply."),
                     JsonRowWords::tr("Leave large inputs out of the log."));
    default:
        if (line.ends_with('}')) {
            return fault(
                JsonRowWords::tr("The line is not valid JSON."),
                JsonRowWords::tr("Put names and texts in double quotation marks, and a comma between "
                                 "two members; numbers have no plus sign."));
        }
        return fault(
            JsonRowWords::tr("The line is not a complete JSON object."),
            JsonRowWords::tr("Each line must hold one whole object; look for a line that was cut off "
                             "or written by two processes at once."));
    }
}

bool isScalar(element value)
{
    return !value.is_array() && !value.is_object() && !value.is_null();
}

bool mayHoldScores(LogField field)
{
    return field == LogField::ClassProbability || field == LogField::Probability;
}

/// Whether what is called a prediction is what the model thinks of each class. Whole numbers tell which of
/// several labels apply.
bool isDistribution(element value)
{
    LoggedProbabilities items;
    bool hasFraction = false;
    const auto take = [&](element one) {
        double number = -1;
        if (one.get(number) != simdjson::SUCCESS)
            number = -1;
        hasFraction = hasFraction || one.type() == Type::DOUBLE;
        items.add({}, number);
    };
    if (object classes; value.get(classes) == simdjson::SUCCESS) {
        for (const auto& [name, one] : classes)
            take(one);
    } else if (array list; value.get(list) == simdjson::SUCCESS) {
        std::for_each(list.begin(), list.end(), take);
    }
    return hasFraction && items.isDistribution();
}

} // namespace

Result<void> JsonRow::read(std::string_view line, const LinePlace& place, RecordBuilder& builder)
{
    object members;
    auto failure = m_json.parse(line.data(), line.size(), false).get(members);
    if (failure) {
        if (const std::string plain = plainJson(line); plain != line)
            failure = m_json.parse(plain).get(members);
    }
    if (failure)
        return jsonFault(line, failure, place);
    addObject(members, builder);
    return {};
}

bool JsonRow::takeScores(std::string_view cell, RecordBuilder& builder)
{
    element value;
    if (m_json.parse(cell.data(), cell.size(), true).get(value) != simdjson::SUCCESS &&
        m_json.parse(plainJson(cell)).get(value) != simdjson::SUCCESS)
        return false;
    return addScores(value, builder);
}

void JsonRow::addMember(std::string_view name, element value, const FieldMatch& match, RecordBuilder& builder)
{
    std::array<char, 32> buffer{};
    const auto number = [&buffer](auto n) {
        const auto [end, failure] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n);
        return std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    };
    switch (value.type()) {
    case Type::STRING:
        // Databases pad texts of a fixed width; attributes stay as they are.
        builder.add(name, match,
                    match.field == LogField::Other ? value.get_string().value_unsafe()
                                                   : trimmedText(value.get_string().value_unsafe()),
                    true);
        break;
    case Type::INT64:
        builder.add(name, match, number(value.get_int64().value_unsafe()), false);
        break;
    case Type::UINT64:
        builder.add(name, match, number(value.get_uint64().value_unsafe()), false);
        break;
    case Type::DOUBLE:
        builder.add(name, match, shortestNumber(value.get_double().value_unsafe()), false);
        break;
    case Type::BOOL:
        builder.add(name, match, value.get_bool().value_unsafe() ? "true" : "false", false);
        break;
    case Type::NULL_VALUE:
        break;
    case Type::ARRAY:
    case Type::OBJECT:
        addNested(name, value, match, builder);
        break;
    }
}

void JsonRow::addNested(std::string_view name, element value, const FieldMatch& match, RecordBuilder& builder)
{
    if (mayHoldScores(match.field) && addScores(value, builder))
        return;
    array list;
    const bool isList = value.get(list) == simdjson::SUCCESS;
    if (match.field != LogField::Other && addList(name, value, match, builder))
        return;
    if (match.field != LogField::Other && addWrapped(name, value, match, builder))
        return;
    if (match.field == LogField::Prediction) {
        if ((isDistribution(value) && addScores(value, builder)) || addAnswer(value, builder))
            return;
        builder.noteShape(name, isList ? std::optional(list.size()) : std::nullopt);
    }
    if (m_options.keepAttributes)
        builder.addAttribute(name, simdjson::minify(value));
}

/// A value with its type, as MongoDB and DynamoDB write it: {"$date": "…"}, {"N": "1"}.
bool JsonRow::addWrapped(std::string_view name, element value, const FieldMatch& match,
                         RecordBuilder& builder)
{
    object typed;
    if (value.get(typed) != simdjson::SUCCESS || typed.size() != 1)
        return false;
    const auto [type, inner] = *typed.begin();
    if (!type.starts_with('$') && type != "S" && type != "N" && type != "BOOL")
        return false;
    addMember(name, inner, match, builder);
    return true;
}

/// A prediction that is an object with the class in it, and perhaps its probability. A model cannot know the
/// truth: what it calls label is its prediction.
bool JsonRow::addAnswer(element value, RecordBuilder& builder)
{
    object members;
    if (value.get(members) != simdjson::SUCCESS)
        return false;
    bool hasAnswer = false;
    for (const auto& [name, its] : members) {
        FieldMatch match = matchField(name);
        const bool isAnswer =
            match.field == LogField::Prediction || match.field == LogField::Label || name == "class";
        if (isAnswer && isScalar(its) && !hasAnswer) {
            match.field = LogField::Prediction;
            addMember(name, its, match, builder);
            hasAnswer = true;
        } else if (match.field == LogField::Probability && isScalar(its)) {
            addMember(name, its, match, builder);
        }
    }
    return hasAnswer;
}

/// Whether an object in a row holds the prediction, which the row itself does not.
bool JsonRow::holdsPrediction(element value)
{
    object members;
    return value.get(members) == simdjson::SUCCESS &&
           std::any_of(members.begin(), members.end(), [this](const simdjson::dom::key_value_pair& member) {
               return isScalar(member.value) &&
                      m_options.mapping.match(member.key).field == LogField::Prediction;
           });
}

/// A list of one value is that value; one of a few is a class of its own, as in multi-label classification.
bool JsonRow::addList(std::string_view name, element value, const FieldMatch& match, RecordBuilder& builder)
{
    array list;
    if (value.get(list) != simdjson::SUCCESS)
        return false;
    const std::size_t size = list.size();
    if (size == 1 && isScalar(list.at(0).value_unsafe())) {
        addMember(name, list.at(0).value_unsafe(), match, builder);
        return true;
    }
    const bool isAnswer = match.field == LogField::Prediction || match.field == LogField::Label;
    if (!isAnswer || size < 2 || size > mostListed || !std::all_of(list.begin(), list.end(), isScalar))
        return false;
    if (match.field == LogField::Prediction && isDistribution(value) && addScores(value, builder))
        return true;
    const std::string text = simdjson::minify(list);
    builder.add(name, match, text, true);
    builder.noteMend(Mend::List, name, text);
    return true;
}

/// The probabilities of all classes: an object by class, or a list by index. False when it is neither.
bool JsonRow::addScores(element value, RecordBuilder& builder) const
{
    std::vector<LoggedProbabilities::Item> items;
    const auto take = [&](std::string_view name, element one) {
        double number = 0;
        if (one.get(number) == simdjson::SUCCESS && (m_options.anyScore || (number >= 0 && number <= 1)))
            items.emplace_back(className(name), number);
    };
    std::size_t size = 0;
    if (object classes; value.get(classes) == simdjson::SUCCESS) {
        size = classes.size();
        for (const auto& [name, one] : classes)
            take(name, one);
    } else if (array list; value.get(list) == simdjson::SUCCESS) {
        for (const auto one : list)
            take(std::to_string(size++), one);
    }
    if (items.empty() || items.size() != size)
        return false;
    for (const auto& [name, score] : items)
        builder.addScore(name, score);
    return true;
}

void JsonRow::learnMembers(object members)
{
    for (const auto& [name, value] : members) {
        m_members += toQString(name);
        array list;
        if (m_listOfObjects.isEmpty() && value.get(list) == simdjson::SUCCESS && list.size() > 0 &&
            list.at(0).value_unsafe().is_object())
            m_listOfObjects = toQString(name);
    }
}

void JsonRow::addObject(object members, RecordBuilder& builder)
{
    static constexpr FieldMatch attribute;
    if (m_members.isEmpty())
        learnMembers(members);
    // Looked for only where an object could hold it instead.
    const auto isObject = [](const simdjson::dom::key_value_pair& member) {
        return member.value.is_object();
    };
    const auto isPrediction = [this](const simdjson::dom::key_value_pair& member) {
        return m_options.mapping.match(member.key).field == LogField::Prediction;
    };
    bool hasPrediction = std::none_of(members.begin(), members.end(), isObject) ||
                         std::any_of(members.begin(), members.end(), isPrediction);
    const auto holders = [&] {
        return std::count_if(
            members.begin(), members.end(),
            [this](const simdjson::dom::key_value_pair& member) { return holdsPrediction(member.value); });
    };
    // Many such objects are the rows of a table.
    if (!hasPrediction && holders() > 1) {
        builder.noteShape((*members.begin()).key, std::nullopt);
        hasPrediction = true;
    }
    std::size_t place = 0;
    for (const simdjson::dom::key_value_pair member : members) {
        ++place;
        object nested;
        const bool flattened = member.key == "features" || member.key == "attributes";
        if (flattened && member.value.get_object().get(nested) == simdjson::SUCCESS) {
            if (m_options.keepAttributes) {
                for (const simdjson::dom::key_value_pair inner : nested)
                    addMember(inner.key, inner.value, attribute, builder);
            }
            continue;
        }
        if (!hasPrediction && member.value.get(nested) == simdjson::SUCCESS &&
            holdsPrediction(member.value)) {
            for (const simdjson::dom::key_value_pair inner : nested)
                addMember(inner.key, inner.value, m_options.mapping.match(inner.key), builder);
            continue;
        }
        const FieldMatch& known = m_fields.match(member.key, place);
        if (known.field != LogField::Other || m_options.keepAttributes)
            addMember(member.key, member.value, known, builder);
    }
}

} // namespace qd
