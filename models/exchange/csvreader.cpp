// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/celltext.h"
#include "models/exchange/exchangewords.h"
#include "models/exchange/importreaders.h"
#include "models/exchange/writers.h"
#include "models/logs/rows/csv.h"

#include <algorithm>
#include <charconv>

namespace qd {

namespace {

bool beginsWithLine(std::string_view text, std::string_view line)
{
    return text.starts_with(line) &&
           (text.size() == line.size() || text[line.size()] == '\r' || text[line.size()] == '\n');
}

// What is wrong with a row; empty: nothing.
using CsvRowReader = std::function<QString(const std::vector<std::string>&)>;

class CsvRows
{
public:
    CsvRows(ImportFile& file, ImportSession& session, std::size_t columns, CsvRowReader read)
        : m_file(file), m_session(session), m_columns(columns), m_read(std::move(read))
    {
    }

    Result<void> run()
    {
        for (;;) {
            while (m_session.goesOn() && !m_session.isHopeless() && takeRecord()) {
            }
            m_session.readUpTo(m_file.consumed(), m_line);
            if (m_file.isAtEnd() || !m_session.goesOn() || m_session.isHopeless())
                return {};
            if (auto more = m_file.readMore(); !more)
                return Failure(more.error());
        }
    }

private:
    bool takeRecord()
    {
        const std::string_view window = m_file.window();
        if (window.empty())
            return false;
        std::size_t end = csvRecordEnd(window, ',', m_file.isAtEnd());
        if (end == std::string_view::npos) {
            // More may complete it; what nothing completes is one bad line, and the next ones are read again.
            if (!m_file.isAtEnd() && window.size() < longestImportLine)
                return false;
            end = std::min(window.find('\n'), window.size());
            reject(window.substr(0, end), ExchangeWords::tr("A quotation mark is not closed."));
        } else {
            std::string_view record = window.substr(0, end);
            if (record.ends_with('\r'))
                record.remove_suffix(1);
            readRecord(record);
        }
        m_line += std::count(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(end), '\n') + 1;
        m_file.consume(std::min(end + 1, window.size()));
        return true;
    }
    void readRecord(std::string_view record)
    {
        if (m_line == 0 || record.empty()) // the header, or nothing
            return;
        if (const auto column = splitCsv(record, ',', m_cells)) {
            reject(record,
                   ExchangeWords::tr("There is a quotation mark out of place in column %1.").arg(*column));
            return;
        }
        if (m_cells.size() != m_columns) {
            reject(
                record,
                ExchangeWords::tr("The row has %1 cells instead of %2.").arg(m_cells.size()).arg(m_columns));
            return;
        }
        if (const QString what = m_read(m_cells); !what.isEmpty())
            reject(record, what);
    }
    void reject(std::string_view record, const QString& what) { m_session.reject(m_line + 1, record, what); }

    ImportFile& m_file;
    ImportSession& m_session;
    std::size_t m_columns;
    CsvRowReader m_read;
    std::vector<std::string> m_cells;
    std::int64_t m_line = 0; ///< lines before the present one
};

QString shown(const std::string& cell)
{
    return QString::fromStdString(cell).left(60);
}

QString notATime(const std::string& cell)
{
    return ExchangeWords::tr("“%1” is not a time.").arg(shown(cell));
}

QString notANumber(const std::string& cell)
{
    return ExchangeWords::tr("“%1” is not a number.").arg(shown(cell));
}

// Absent in an empty cell; false when it is no number.
bool readOptional(const std::string& cell, std::optional<double>& target)
{
    if (cell.empty())
        return true;
    target = readNumber(cell);
    return target.has_value();
}

QString readPrediction(const std::vector<std::string>& cells, ImportSession& session)
{
    StoredPrediction stored;
    PredictionRecord& record = stored.record;
    const auto at = readTime(cells[0]);
    if (!at)
        return notATime(cells[0]);
    if (QString what = session.problemOf(*at); !what.isEmpty())
        return what;
    record.at = *at;
    stored.endpoint = cells[1];
    record.model = cells[2];
    record.version = cells[3];
    record.requestId = cells[4];
    record.prediction = cells[5];
    if (!readOptional(cells[6], record.probability))
        return notANumber(cells[6]);
    if (!cells[7].empty())
        record.label = cells[7];
    if (!readOptional(cells[8], record.latencySeconds))
        return notANumber(cells[8]);
    const std::string& status = cells[9];
    const auto [end, failure] = std::from_chars(status.data(), status.data() + status.size(), record.status);
    if (failure != std::errc{} || end != status.data() + status.size())
        return notANumber(status);
    record.attributes = cells[10];
    session.add(std::move(stored));
    return {};
}

} // namespace

bool isSamplesCsv(std::string_view beginning)
{
    return beginsWithLine(beginning, samplesHeader);
}

bool isPredictionsCsv(std::string_view beginning)
{
    return beginsWithLine(beginning, predictionsHeader);
}

Result<void> readSamplesCsv(ImportFile& file, ImportSession& session)
{
    SeriesKey key;
    std::string labels;
    // Most rows are of the series of the row before.
    return CsvRows(file, session, 4,
                   [&](const std::vector<std::string>& cells) -> QString {
                       const auto at = readTime(cells[0]);
                       if (!at)
                           return notATime(cells[0]);
                       if (QString what = session.problemOf(*at); !what.isEmpty())
                           return what;
                       const auto value = readNumber(cells[3]);
                       if (!value)
                           return notANumber(cells[3]);
                       if (cells[2] != labels) {
                           auto read = readLabels(cells[2]);
                           if (!read)
                               return ExchangeWords::tr(
                                   "The labels cannot be read; they are written {name=\"value\"}.");
                           key.labels = std::move(*read);
                           labels = cells[2];
                       }
                       if (key.metric != cells[1])
                           key.metric = cells[1];
                       session.add(key, {*at, *value});
                       return {};
                   })
        .run();
}

Result<void> readPredictionsCsv(ImportFile& file, ImportSession& session)
{
    return CsvRows(file, session, 11,
                   [&](const std::vector<std::string>& cells) { return readPrediction(cells, session); })
        .run();
}

} // namespace qd
