// SPDX-License-Identifier: Apache-2.0
#include "models/logs/text/linewrapping.h"

#include "models/base/text.h"
#include "models/base/time.h"
#include "models/logs/formats/lineformat.h"
#include "models/logs/rows/fieldmap.h"
#include "models/logs/rows/logclock.h"
#include "models/logs/rows/recordparser.h"

#include <simdjson.h>

#include <algorithm>
#include <vector>

namespace qd {

namespace {

constexpr std::size_t mostLooked = 60;
constexpr std::size_t longestPrefix = 300;
/// Longer lines are given as they are.
constexpr std::size_t longest = 2U * 1024 * 1024;

/// The complete lines at the beginning that are not blank.
std::vector<std::string_view> linesOf(std::string_view head)
{
    std::vector<std::string_view> lines;
    while (!head.empty() && lines.size() < mostLooked) {
        const std::size_t end = head.find('\n');
        if (end == std::string_view::npos && !lines.empty())
            break;
        std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(line.size() + 1, head.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(line);
    }
    return lines;
}

/// The first word, which `line` loses together with one blank behind.
std::string_view firstWord(std::string_view& line)
{
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(word.size() + 1, line.size()));
    return word;
}

bool isIsoTime(std::string_view word)
{
    return word.size() >= 19 && isDigit(word[0]) && word[4] == '-' && (word[10] == 'T' || word[10] == ' ') &&
           word.find_first_not_of("0123456789-+:., TZ") == std::string_view::npos && parseLogTime(word, 0);
}

/// "Mar  1 10:00:00 ", removed from the line.
bool takeSyslogTime(std::string_view& line)
{
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (line.size() < 16 || std::find(months.begin(), months.end(), line.substr(0, 3)) == months.end() ||
        line[3] != ' ' || line[9] != ':' || line[12] != ':')
        return false;
    const std::size_t end = line.find(' ', 13);
    if (end == std::string_view::npos)
        return false;
    line.remove_prefix(end + 1);
    return true;
}

/// The line behind "host server[7]: ".
std::optional<std::string_view> behindTag(std::string_view line)
{
    (void)firstWord(line);
    const std::string_view tag = firstWord(line);
    // A table may have an object in a cell: "{""cat"": 0.9, ""dog"": 0.1}".
    const bool isTag = tag.size() > 1 && tag.ends_with(':') && tag.find('"') == std::string_view::npos;
    return isTag ? std::optional(line) : std::nullopt;
}

/// The name before " | ", as docker compose writes it.
std::string_view serviceOf(std::string_view line)
{
    const std::size_t end =
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
    if (end == 0 || end == std::string_view::npos || line[end] != ' ')
        return {};
    const std::size_t bar = line.find_first_not_of(' ', end);
    return bar != std::string_view::npos && line[bar] == '|' ? line.substr(0, end) : std::string_view();
}

std::string_view behindService(std::string_view line)
{
    line.remove_prefix(line.find('|') + 1);
    if (line.starts_with(' '))
        line.remove_prefix(1);
    return line;
}

/// Where an object begins that reaches to the end of the line; npos when there is none.
std::size_t objectAt(std::string_view line)
{
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
        line.remove_suffix(1);
    if (!line.ends_with('}'))
        return std::string_view::npos;
    for (std::size_t at = line.find('{'); at < longestPrefix; at = line.find('{', at + 1)) {
        const std::size_t next = line.find_first_not_of(' ', at + 1);
        if (line[next] == '"' || line[next] == '}')
            return at;
    }
    return std::string_view::npos;
}

/// The first time that stands in what comes before an object.
std::string_view timeIn(std::string_view prefix)
{
    for (std::size_t at = prefix.find_first_of("0123456789"); at != std::string_view::npos;
         at = prefix.find_first_of("0123456789", at + 1)) {
        const std::string_view rest = prefix.substr(at);
        if (rest.size() < 19 || rest[4] != '-' || rest[7] != '-')
            continue;
        const std::size_t end = rest.find_first_of(" ]|)\t", 11);
        std::string_view word = rest.substr(0, end);
        while (word.ends_with(',') || word.ends_with(':'))
            word.remove_suffix(1);
        if (parseLogTime(word, 0))
            return word;
    }
    // Seconds or milliseconds since 1970.
    const std::string_view first = prefix.substr(0, prefix.find_first_of(" \t"));
    constexpr std::size_t fewestDigits = 10;
    return first.size() >= fewestDigits && parseLogTime(first, 0) ? first : std::string_view();
}

/// An object around a line that is an object itself, as structured loggers and journald write it.
constexpr std::array<std::string_view, 5> messageNames{"MESSAGE", "message", "msg", "line", "textPayload"};
constexpr std::array<std::string_view, 6> messageTimes{
    "__REALTIME_TIMESTAMP", "timestamp", "@timestamp", "time", "ts", "asctime"};

/// Removes the sequences by which terminals are told colours.
void removeColours(std::string_view line, std::string& plain)
{
    plain.clear();
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t escape = std::min(line.find('\x1b', at), line.size());
        plain += line.substr(at, escape - at);
        at = escape + 1;
        if (at < line.size() && line[at] == '[') {
            const std::size_t last = line.find_first_not_of("[0123456789;:?", at);
            at = last == std::string_view::npos ? line.size() : last + 1;
        }
    }
}

bool hasOwnTime(const std::vector<std::string_view>& lines)
{
    simdjson::dom::parser json;
    return std::any_of(lines.begin(), lines.end(), [&json](std::string_view line) {
        simdjson::dom::object object;
        if (json.parse(line).get(object) != simdjson::SUCCESS)
            return false;
        return std::any_of(object.begin(), object.end(), [](const simdjson::dom::key_value_pair& member) {
            return matchField(member.key).field == LogField::Timestamp;
        });
    });
}

} // namespace

struct LineWrapping::Json
{
    simdjson::dom::parser parser;
};

LineWrapping::LineWrapping(std::string_view head) : m_json(std::make_unique<Json>())
{
    m_hasColours = head.find('\x1b') != std::string_view::npos;
    std::string plain;
    if (m_hasColours) {
        removeColours(head, plain);
        head = plain;
    }
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    for (const Kind kind :
         {Kind::Cri, Kind::DockerJson, Kind::Named, Kind::Bracketed, Kind::Syslog, Kind::Prefix}) {
        if (fits(kind, head)) {
            m_kind = kind;
            chooseTime(head);
            return;
        }
    }
}

LineWrapping::~LineWrapping() = default;
LineWrapping::LineWrapping(LineWrapping&&) noexcept = default;
LineWrapping& LineWrapping::operator=(LineWrapping&&) noexcept = default;

/// Whether nearly all lines have this wrapping, and what is in it is a log.
bool LineWrapping::fits(Kind kind, std::string_view head)
{
    const std::vector<std::string_view> lines = linesOf(head);
    m_kind = kind;
    std::size_t wrapped = 0;
    std::string content;
    for (const std::string_view line : lines) {
        const Unwrapped one = unwrap(line);
        wrapped += one.isWrapped ? 1 : 0;
        content += one.text;
        content += one.isPart ? "" : "\n";
    }
    m_kind = Kind::None;
    const bool isRule = kind == Kind::Prefix ? wrapped * 2 > lines.size() : wrapped * 10 >= lines.size() * 9;
    if (wrapped == 0 || !isRule)
        return false;
    if (kind == Kind::Cri || kind == Kind::DockerJson)
        return true;
    // Tables may look like all of these.
    if (kind == Kind::Named && matchField(serviceOf(lines.front())).field != LogField::Other)
        return false;
    if (kind == Kind::Prefix)
        return !RecordParser({}).findHeader(head);
    return detectFormat(content) != LogFormat::Text;
}

/// Decides what becomes of the times before the lines.
void LineWrapping::chooseTime(std::string_view head)
{
    std::vector<std::string> texts;
    std::string content;
    std::array<std::string, 2> parts;
    for (const std::string_view line : linesOf(head)) {
        const Unwrapped one = unwrap(line);
        parts[one.stream] += one.text;
        if (one.isPart || parts[one.stream].empty())
            continue;
        content += parts[one.stream] + '\n';
        texts.push_back(std::exchange(parts[one.stream], {}));
    }
    const LogFormat format = detectFormat(content);
    const std::vector<std::string_view> lines(texts.begin(), texts.end());
    if (format == LogFormat::JsonLines)
        m_time = hasOwnTime(lines) ? Time::Dropped : Time::IntoObject;
    else if (format == LogFormat::TorchServeAccess || format == LogFormat::TorchServeMetrics ||
             format == LogFormat::Triton || format == LogFormat::Vllm || format == LogFormat::AccessLog)
        m_time = Time::BeforeLine;
}

/// An object behind the time that `--timestamps` puts before it; other lines as they are.
LineWrapping::Unwrapped LineWrapping::behindTime(std::string_view line)
{
    std::string_view rest = line;
    const std::string_view time = firstWord(rest);
    const bool isTime = time.size() > 19 && time[10] == 'T' && isIsoTime(time);
    if (isTime && rest.starts_with('{'))
        return {rest, time, false, 0, true};
    return {line, {}, false, 0, true};
}

LineWrapping::Unwrapped LineWrapping::unwrapDocker(std::string_view line)
{
    Unwrapped result;
    result.text = line;
    simdjson::dom::object object;
    std::string_view log;
    if (!line.starts_with('{') || m_json->parser.parse(line).get(object) != simdjson::SUCCESS)
        return result;
    if (object["log"].get(log) != simdjson::SUCCESS)
        return unwrapMessage(line, object);
    std::string_view stream;
    if (object["stream"].get(stream) == simdjson::SUCCESS)
        result.stream = stream == "stderr" ? 1 : 0;
    if (object["time"].get(result.time) != simdjson::SUCCESS)
        return result;
    m_unpacked = log;
    result.isWrapped = true;
    result.isPart = !m_unpacked.ends_with('\n');
    while (m_unpacked.ends_with('\n') || m_unpacked.ends_with('\r'))
        m_unpacked.pop_back();
    result.text = m_unpacked;
    return result;
}

LineWrapping::Unwrapped LineWrapping::unwrapMessage(std::string_view line,
                                                    const simdjson::dom::object& object)
{
    Unwrapped result;
    result.text = line;
    for (const std::string_view name : messageNames) {
        std::string_view message;
        if (object[name].get(message) != simdjson::SUCCESS || objectAt(message) != 0)
            continue;
        m_unpacked = message;
        result.text = m_unpacked;
        result.isWrapped = true;
        break;
    }
    for (const std::string_view name : messageTimes) {
        if (result.isWrapped && result.time.empty() && object[name].get(result.time) != simdjson::SUCCESS)
            result.time = {};
    }
    return result;
}

LineWrapping::Unwrapped LineWrapping::unwrap(std::string_view line)
{
    Unwrapped bare;
    bare.text = line;
    std::string_view rest = line;
    switch (m_kind) {
    case Kind::None:
        break;
    case Kind::Cri: {
        const std::string_view time = firstWord(rest);
        const std::string_view stream = firstWord(rest);
        const std::string_view tag = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(tag.size() + 1, rest.size()));
        const bool isTag = tag == "F" || tag == "P" || tag.starts_with("F:") || tag.starts_with("P:");
        if (!isTag || (stream != "stdout" && stream != "stderr") || !isIsoTime(time))
            return bare;
        return {rest, time, tag.front() == 'P', stream == "stderr" ? std::size_t{1} : 0, true};
    }
    case Kind::DockerJson:
        return unwrapDocker(line);
    case Kind::Named: {
        if (serviceOf(line).empty())
            return bare;
        return behindTime(behindService(line));
    }
    case Kind::Bracketed: {
        const std::size_t end = line.find("] ");
        const std::string_view name = line.substr(0, std::min(end, line.size()));
        if (!line.starts_with('[') || end == std::string_view::npos ||
            name.find('/') == std::string_view::npos || name.find_first_of(" \"{") != std::string_view::npos)
            return bare;
        return behindTime(line.substr(end + 2));
    }
    case Kind::Syslog: {
        if (rest.starts_with('<'))
            rest.remove_prefix(std::min(rest.find('>') + 1, rest.size()));
        std::string_view time;
        if (!takeSyslogTime(rest)) {
            time = firstWord(rest);
            if (!isIsoTime(time))
                return bare;
        }
        const auto content = behindTag(rest);
        return content ? Unwrapped{*content, time, false, 0, true} : bare;
    }
    case Kind::Prefix: {
        const std::size_t at = objectAt(line);
        if (at == std::string_view::npos || at == 0)
            return bare;
        return {line.substr(at), timeIn(line.substr(0, at)), false, 0, true};
    }
    }
    return bare;
}

void LineWrapping::append(std::string_view line, std::string_view time, std::string& text) const
{
    if (time.empty() || m_time == Time::Dropped) {
        text += line;
    } else if (m_time == Time::IntoObject && line.starts_with('{')) {
        text.append("{\"timestamp\":\"").append(time).append("\"");
        const std::size_t first = line.find_first_not_of(" \t", 1);
        text.append(first == std::string_view::npos || line[first] == '}' ? "" : ",").append(line.substr(1));
    } else if (m_time == Time::BeforeLine && !(line.size() > 4 && isDigit(line[0]) && line[4] == '-')) {
        text.append(time).append(" ").append(line);
    } else {
        text += line;
    }
}

void LineWrapping::takeLine(std::string_view line, std::string& text)
{
    if (m_hasColours) {
        removeColours(line, m_plain);
        line = m_plain;
    }
    const Unwrapped one = unwrap(line);
    if (one.isPart || !m_parts[one.stream].empty()) {
        // A row that is too long is told so; there is no need for more of it.
        if (m_parts[one.stream].size() < longest)
            m_parts[one.stream] += one.text;
    }
    if (one.isPart) {
        ++m_missing;
        return;
    }
    const std::string whole = std::exchange(m_parts[one.stream], {});
    append(whole.empty() ? one.text : std::string_view(whole), one.time, text);
    text.append(1 + std::exchange(m_missing, 0), '\n');
}

void LineWrapping::take(std::string_view bytes, bool atEnd, std::string& text)
{
    m_rest += bytes;
    std::string_view rest = m_rest;
    while (true) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos)
            break;
        takeLine(rest.substr(0, end), text);
        rest.remove_prefix(end + 1);
    }
    if (rest.size() > longest) {
        text += rest;
        rest = {};
    }
    m_rest = std::string(rest);
    if (!atEnd)
        return;
    if (!m_rest.empty())
        takeLine(m_rest, text);
    m_rest.clear();
    for (std::string& part : m_parts) {
        if (!part.empty())
            text.append(std::exchange(part, {})).append("\n");
    }
}

} // namespace qd
