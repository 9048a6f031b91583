// SPDX-License-Identifier: Apache-2.0
#include "models/base/text.h"
#include "models/base/utf8.h"
#include "models/exchange/exchangewords.h"
#include "models/exchange/importreaders.h"
#include "models/exposition/number.h"
#include "models/exposition/pageparser.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::string_view endMark = "# EOF";
constexpr std::string_view endLine = "# EOF\n";
constexpr Timestamp undated{INT64_MIN};
constexpr double secondsBelow = 1e11; ///< in milliseconds that would be before March 1973

// Of the first sample that has one.
std::string_view firstTimestamp(std::string_view text)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.starts_with('#'))
            continue;
        line = line.substr(0, line.find(" # "));        // an exemplar
        const std::size_t labels = line.rfind('}') + 1; // npos + 1 is 0
        const std::size_t value = line.find_first_not_of(' ', line.find(' ', labels));
        const std::size_t time = line.find_first_not_of(' ', line.find(' ', value));
        if (time != std::string_view::npos)
            return line.substr(time, line.find(' ', time) - time);
    }
    return {};
}

class ExpositionPieces
{
public:
    ExpositionPieces(ImportFile& file, ImportSession& session, bool openMetrics)
        : m_file(file), m_session(session), m_openMetrics(openMetrics)
    {
    }

    Result<void> run()
    {
        for (;;) {
            while (m_session.goesOn() && !m_session.isHopeless() && takePiece()) {
            }
            if (!m_session.goesOn() || m_session.isHopeless())
                return {};
            if (m_file.isAtEnd())
                break;
            if (auto more = m_file.readMore(); !more)
                return Failure(more.error());
        }
        if (m_openMetrics && !m_hasEnded)
            m_session.reject(m_line, {}, ExchangeWords::tr("The file ends without “# EOF”."),
                             ExchangeWords::tr("It may have been truncated in transit."));
        return {};
    }

private:
    // Whole lines, or what is left of the file.
    bool takePiece()
    {
        const std::string_view window = m_file.window();
        std::size_t length = window.rfind('\n') + 1; // npos + 1 is 0
        if (length == 0 && (m_file.isAtEnd() || window.size() >= longestImportLine))
            length = window.size();
        if (length == 0)
            return false;
        const std::string_view piece = window.substr(0, length);
        if (!readWhole(piece))
            readLines(piece);
        m_line += std::count(piece.begin(), piece.end(), '\n');
        m_file.consume(length);
        m_session.readUpTo(m_file.consumed(), m_line);
        return true;
    }

    bool readWhole(std::string_view piece)
    {
        if (m_hasEnded)
            return false;
        const bool ends = m_openMetrics && (piece.ends_with("\n# EOF\n") || piece == endLine);
        if (ends)
            piece.remove_suffix(endLine.size());
        const bool isRead = parse(piece, m_line + 1, nullptr);
        m_hasEnded = isRead && ends;
        return isRead;
    }

    // Adds the samples when all is well. A sample without a time is not.
    bool parse(std::string_view text, std::int64_t firstLine, PageFault* fault)
    {
        if (const std::size_t offset = findInvalidUtf8(text); offset != std::string_view::npos) {
            if (fault)
                *fault = {offset, ExchangeWords::tr("This is not valid UTF-8."), {}};
            return false;
        }
        m_page = text;
        if (m_openMetrics)
            m_page += endLine; // a piece is a page of its own
        PageParser parser(m_page, m_openMetrics, undated);
        if (!parser.parse()) {
            if (fault)
                *fault = parser.fault();
            return false;
        }
        const Exposition page = parser.takePage();
        const auto hasNoTime = [](const SeriesSample& sample) { return sample.sample.at == undated; };
        if (std::any_of(page.samples.begin(), page.samples.end(), hasNoTime)) {
            if (fault)
                *fault = {0, ExchangeWords::tr("The sample has no timestamp."),
                          ExchangeWords::tr("Only samples with a timestamp can be imported.")};
            return false;
        }
        const auto wrong = std::find_if(page.samples.begin(), page.samples.end(), [&](const auto& sample) {
            return !m_session.problemOf(sample.sample.at).isEmpty();
        });
        if (wrong != page.samples.end()) {
            if (fault)
                *fault = {0, m_session.problemOf(wrong->sample.at), {}};
            return false;
        }
        for (const SeriesSample& sample : page.samples)
            m_session.add(sample.key, sample.sample);
        for (const std::size_t offset : parser.repeated()) {
            const std::string_view rest = text.substr(offset);
            m_session.reject(firstLine + std::count(text.begin(),
                                                    text.begin() + std::ssize(text) - std::ssize(rest), '\n'),
                             rest.substr(0, rest.find('\n')),
                             ExchangeWords::tr("The same series has a sample at the same time before."),
                             ExchangeWords::tr("The first of them counts; write each sample once."));
        }
        return true;
    }

    void readLines(std::string_view piece)
    {
        for (std::int64_t line = m_line + 1; !piece.empty() && m_session.goesOn(); ++line) {
            const std::size_t end = std::min(piece.find('\n'), piece.size());
            readLine(piece.substr(0, std::min(end + 1, piece.size())), piece.substr(0, end), line);
            piece.remove_prefix(std::min(end + 1, piece.size()));
        }
    }

    void readLine(std::string_view withEnd, std::string_view line, std::int64_t number)
    {
        if (m_openMetrics && line == endMark && !m_hasEnded) {
            m_hasEnded = true;
            return;
        }
        if (m_hasEnded) {
            m_session.reject(number, line, ExchangeWords::tr("There is text after “# EOF”."));
            return;
        }
        PageFault fault;
        if (parse(withEnd, number, &fault))
            return;
        const QString place = ExchangeWords::tr("Column %1: %2", "place, what is wrong")
                                  .arg(columnOf(line, fault.offset))
                                  .arg(fault.what);
        m_session.reject(number, line, place, fault.hint);
    }

    static qsizetype columnOf(std::string_view line, std::size_t offset)
    {
        return toQString(line.substr(0, offset)).size() + 1;
    }

    ImportFile& m_file;
    ImportSession& m_session;
    bool m_openMetrics;
    bool m_hasEnded = false;
    std::int64_t m_line = 0; ///< lines before the present piece
    std::string m_page;
};

} // namespace

bool isOpenMetrics(ImportFile& file)
{
    const std::string end = file.tail(16);
    if (end.ends_with("\n# EOF\n") || end.ends_with("\n# EOF") || end == endLine)
        return true;
    const auto number = parseNumber(firstTimestamp(file.window()));
    return number && std::abs(*number) < secondsBelow;
}

Result<void> readExposition(ImportFile& file, ImportSession& session, bool openMetrics)
{
    return ExpositionPieces(file, session, openMetrics).run();
}

} // namespace qd
