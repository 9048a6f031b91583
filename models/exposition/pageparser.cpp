// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/pageparser.h"

#include "models/base/text.h"
#include "models/exposition/expositionwords.h"
#include "models/exposition/number.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qd {

namespace {

enum : unsigned char { labelStart = 1, labelPart = 2, nameStart = 4, namePart = 8 };

constexpr std::array<unsigned char, 256> characterClasses()
{
    std::array<unsigned char, 256> classes{};
    for (int c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (letter)
            classes[static_cast<std::size_t>(c)] = labelStart | labelPart | nameStart | namePart;
        else if (c >= '0' && c <= '9')
            classes[static_cast<std::size_t>(c)] = labelPart | namePart;
        else if (c == ':')
            classes[static_cast<std::size_t>(c)] = nameStart | namePart;
    }
    return classes;
}

constexpr auto classes = characterClasses();

bool is(char c, unsigned char which)
{
    return (classes[static_cast<unsigned char>(c)] & which) != 0;
}

std::optional<MetricType> typeFromWord(std::string_view word, bool openMetrics)
{
    using enum MetricType;
    static constexpr std::pair<std::string_view, MetricType> both[] = {
        {"counter", Counter}, {"gauge", Gauge}, {"histogram", Histogram}, {"summary", Summary}};
    static constexpr std::pair<std::string_view, MetricType> open[] = {
        {"unknown", Untyped}, {"info", Info}, {"stateset", StateSet}, {"gaugehistogram", Histogram}};
    for (const auto& [name, type] : both) {
        if (name == word)
            return type;
    }
    // Text pages use the words of OpenMetrics, too, ever since client libraries share their types.
    for (const auto& [name, type] : open) {
        if (name == word)
            return type;
    }
    return !openMetrics && word == "untyped" ? std::optional(Untyped) : std::nullopt;
}

/// Undoes \\ and \n, and \" where `quotes`; any other backslash stays, as in Prometheus.
std::string unescaped(std::string_view text, bool quotes)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == 'n') {
            plain += '\n';
            ++i;
        } else if (next == '\\' || (quotes && next == '"')) {
            plain += next;
            ++i;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

QString quote(std::string_view text)
{
    return toQString(text).left(60);
}

} // namespace

bool PageParser::badAt(std::size_t offset, QString what, QString hint)
{
    m_fault = {offset, std::move(what), std::move(hint)};
    return false;
}

bool PageParser::parse()
{
    m_page.samples.reserve(std::min(m_text.size() / 80, m_mostSamples));
    while (!atEnd()) {
        if (m_sawEof)
            return bad(ExpositionWords::tr("There is text after “# EOF”, which ends a page."));
        if (!m_openMetrics)
            skipBlanks();
        if (peek() == '\n' && !m_openMetrics) {
            ++m_at;
            continue;
        }
        if (!atEnd() && !(peek() == '#' ? comment() : sample()))
            return false;
    }
    if (m_openMetrics && !m_sawEof)
        return bad(ExpositionWords::tr("The page ends without “# EOF”."),
                   ExpositionWords::tr("It may have been truncated in transit."));
    return true;
}

void PageParser::skipBlanks()
{
    while (peek() == ' ' || peek() == '\t')
        ++m_at;
}

std::string_view PageParser::word()
{
    const std::size_t start = m_at;
    while (!atEnd() && peek() != ' ' && peek() != '\t' && peek() != '\n')
        ++m_at;
    return m_text.substr(start, m_at - start);
}

std::string_view PageParser::restOfLine()
{
    const std::size_t start = m_at;
    m_at = std::min(m_text.find('\n', m_at), m_text.size());
    return m_text.substr(start, m_at - start);
}

bool PageParser::endOfLine()
{
    if (peek() == '\n') {
        ++m_at;
        return true;
    }
    if (atEnd()) {
        return bad(ExpositionWords::tr("The page ends in the middle of a line."),
                   ExpositionWords::tr(
                       "It may have been truncated in transit; the last line must end with a line feed."));
    }
    if (peek() == '\r')
        return bad(ExpositionWords::tr("The line ends with a carriage return."),
                   ExpositionWords::tr("Lines must end with a line feed alone."));
    const std::size_t start = m_at;
    const std::string_view rest = restOfLine();
    return badAt(
        start,
        ExpositionWords::tr("There is unexpected text at the end of the line: “%1”.").arg(quote(rest)));
}

ExpositionFamily& PageParser::family(std::string_view name)
{
    const auto [at, added] = m_families.try_emplace(std::string(name), m_page.families.size());
    if (added)
        m_page.families.push_back({std::string(name), MetricType::Untyped, {}, {}});
    return m_page.families[at->second];
}

bool PageParser::comment()
{
    const std::size_t start = m_at;
    ++m_at;
    skipBlanks();
    const std::string_view keyword = word();
    if (m_openMetrics && keyword == "EOF")
        return endOfOpenMetrics();
    const bool isHelp = keyword == "HELP";
    const bool isType = keyword == "TYPE";
    const bool isUnit = keyword == "UNIT" && m_openMetrics;
    if (!isHelp && !isType && !isUnit) {
        if (m_openMetrics)
            return badAt(start, ExpositionWords::tr("OpenMetrics has no such comment."));
        restOfLine();
        return endOfLine();
    }
    skipBlanks();
    std::string_view name;
    if (!metricName(name))
        return false;
    if (peek() != ' ' && peek() != '\t' && peek() != '\n')
        return bad(ExpositionWords::tr("The metric name has a character that is not allowed."));
    skipBlanks();
    return (isHelp ? help(name) : isType ? type(name) : unit(name)) && endOfLine();
}

bool PageParser::help(std::string_view name)
{
    family(name).help = unescaped(restOfLine(), m_openMetrics);
    return true;
}

bool PageParser::type(std::string_view name)
{
    const std::size_t start = m_at;
    const std::string_view kind = word();
    const auto known = typeFromWord(kind, m_openMetrics);
    if (!known)
        return badAt(start, ExpositionWords::tr("“%1” is not a type of metric.").arg(quote(kind)));
    family(name).type = *known;
    skipBlanks();
    return true;
}

bool PageParser::unit(std::string_view name)
{
    const std::size_t start = m_at;
    const std::string_view unit = word();
    const bool fits =
        name.size() > unit.size() && name.ends_with(unit) && name[name.size() - unit.size() - 1] == '_';
    if (!unit.empty() && !fits)
        return badAt(
            start,
            ExpositionWords::tr("The name of the metric does not end with its unit “%1”.").arg(quote(unit)));
    family(name).unit = unit;
    return true;
}

bool PageParser::endOfOpenMetrics()
{
    m_sawEof = true;
    return atEnd() || endOfLine(); // here, and only here, the last line feed may be missing
}

bool PageParser::metricName(std::string_view& name)
{
    const std::size_t start = m_at;
    if (!is(peek(), nameStart))
        return bad(ExpositionWords::tr("A metric name is expected here."));
    while (is(peek(), namePart))
        ++m_at;
    name = m_text.substr(start, m_at - start);
    return true;
}

bool PageParser::sample()
{
    std::string_view name;
    const std::size_t start = m_at;
    if (!metricName(name))
        return false;
    if (!m_openMetrics)
        skipBlanks();
    m_page.samples.push_back({{std::string(name), {}}, {m_scrapedAt, 0.0}});
    SeriesSample& added = m_page.samples.back();
    if (peek() == '{' && !labels(added.key.labels))
        return false;
    skipBlanks();
    if (!number(added.sample.value))
        return false;
    skipBlanks();
    const bool stamped = peek() != '\n' && peek() != '#' && peek() != '\r' && !atEnd();
    if (stamped && !timestamp(added.sample.at))
        return false;
    skipBlanks();
    if (m_openMetrics && peek() == '#' && !exemplar())
        return false;
    if (!endOfLine())
        return false;
    // Prometheus keeps the first of two samples of one series and time; so do we.
    if (m_seen.lastIsRepeated(m_page.samples)) {
        m_page.samples.pop_back();
        m_repeated.push_back(start);
    }
    return !hasTooMany();
}

/// Exemplars are checked and left out: nothing in Quarterdeck shows them yet.
bool PageParser::exemplar()
{
    ++m_at;
    skipBlanks();
    if (peek() != '{')
        return bad(ExpositionWords::tr("An exemplar must begin with its labels."));
    Labels ignored;
    double value = 0;
    Timestamp at;
    if (!labels(ignored))
        return false;
    skipBlanks();
    if (!number(value))
        return false;
    skipBlanks();
    return peek() == '\n' || atEnd() || timestamp(at);
}

bool PageParser::labels(Labels& labels)
{
    ++m_at; // the brace
    std::vector<Labels::Pair> pairs;
    for (;;) {
        skipBlanks();
        if (peek() == '}') {
            ++m_at;
            break;
        }
        if (!label(pairs))
            return false;
        skipBlanks();
        if (peek() == ',')
            ++m_at;
        else if (peek() != '}')
            return bad(ExpositionWords::tr("A comma or a closing brace is expected after a label."));
    }
    labels = Labels(std::move(pairs));
    return true;
}

bool PageParser::label(std::vector<Labels::Pair>& pairs)
{
    const std::size_t start = m_at;
    if (!is(peek(), labelStart))
        return bad(ExpositionWords::tr("A label name is expected here."));
    while (is(peek(), labelPart))
        ++m_at;
    const std::string_view name = m_text.substr(start, m_at - start);
    for (const auto& [earlier, value] : pairs) {
        if (earlier == name)
            return badAt(start, ExpositionWords::tr("The label “%1” appears twice.").arg(quote(name)));
    }
    skipBlanks();
    if (peek() != '=')
        return bad(
            ExpositionWords::tr("An equals sign is expected after the label name “%1”.").arg(quote(name)));
    ++m_at;
    skipBlanks();
    if (peek() != '"')
        return bad(
            ExpositionWords::tr("The value of the label “%1” must be in double quotes.").arg(quote(name)));
    ++m_at;
    pairs.emplace_back(std::string(name), std::string());
    return labelValue(pairs.back().second);
}

bool PageParser::labelValue(std::string& value)
{
    const std::size_t start = m_at;
    bool escapes = false;
    for (; !atEnd() && peek() != '\n'; ++m_at) {
        if (peek() == '\\') {
            escapes = true;
            ++m_at;
            if (peek() == '\n')
                break;
        } else if (peek() == '"') {
            const std::string_view raw = m_text.substr(start, m_at - start);
            if (escapes)
                value = unescaped(raw, true);
            else
                value = raw;
            ++m_at;
            return true;
        }
    }
    m_at = std::min(m_at, m_text.size());
    return bad(ExpositionWords::tr("The value of the label is not closed by a double quote."));
}

bool PageParser::number(double& value)
{
    const std::size_t start = m_at;
    const std::string_view text = word();
    const auto parsed = parseNumber(text);
    if (!parsed) {
        return badAt(start, text.empty() ? ExpositionWords::tr("The value is missing.")
                                         : ExpositionWords::tr("“%1” is not a number.").arg(quote(text)));
    }
    value = *parsed;
    return true;
}

bool PageParser::timestamp(Timestamp& at)
{
    const std::size_t start = m_at;
    const std::string_view text = word();
    if (!m_openMetrics) { // integer milliseconds
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), at.ms);
        if (failure == std::errc{} && end == text.data() + text.size())
            return true;
        return badAt(start, ExpositionWords::tr("“%1” is not a timestamp in milliseconds.").arg(quote(text)));
    }
    const auto seconds = parseNumber(text);
    if (!seconds || !(std::abs(*seconds) < 1e15))
        return badAt(start, ExpositionWords::tr("“%1” is not a timestamp in seconds.").arg(quote(text)));
    at.ms = std::llround(*seconds * 1000.0);
    return true;
}

} // namespace qd
