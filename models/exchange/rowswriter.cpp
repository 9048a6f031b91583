// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/rowswriter.h"

#include "models/exchange/exchangewords.h"
#include "models/exchange/partialfile.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/recordbuilder.h"
#include "models/table/filter/rowtests.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::int64_t rowsAtOnce = 32'768;

/// Each once, since a JSON object has each name once.
std::vector<std::string> namesOf(const RowsExport& request)
{
    std::vector<std::string> names;
    for (const int index : request.columns) {
        const TableColumn& column = request.table->columns()[static_cast<std::size_t>(index)];
        std::string name = column.field == LogField::Latency ? "latency_seconds" : column.name;
        while (std::find(names.begin(), names.end(), name) != names.end())
            name += '_';
        names.push_back(std::move(name));
    }
    return names;
}

/// The column's values are written as numbers, and read as the same texts again.
bool isNumeric(const RecordTable& table, int column)
{
    const TableColumn& info = table.columns()[static_cast<std::size_t>(column)];
    if (info.kind != ColumnKind::Code)
        return info.kind == ColumnKind::Number;
    const auto& values = table.dictionary(column);
    return std::all_of(values.begin(), values.end(), [](const std::string& value) {
        const double number = numberOrNan(value);
        return std::isfinite(number) && shortestNumber(number) == value;
    });
}

class RowsWriter
{
public:
    RowsWriter(const RowsExport& request, OutputFile& file) : m_request(request), m_file(file)
    {
        const bool isJson = request.format == RowsFormat::JsonLines;
        for (const std::string& name : namesOf(request)) {
            if (isJson)
                appendJsonString(m_names.emplace_back(), name);
            else
                appendCell(m_names.emplace_back(), name, request.cells);
        }
        for (const int column : request.columns)
            m_isNumeric.push_back(isNumeric(*request.table, column));
        if (!isJson)
            writeLine([this](std::size_t column) { m_file.buffer() += m_names[column]; });
    }

    void write(const TableRow& row)
    {
        if (m_request.format == RowsFormat::Csv) {
            writeLine([&](std::size_t column) {
                appendCell(m_file.buffer(), row.cells[column].toStdString(), m_request.cells);
            });
            return;
        }
        std::string& text = m_file.buffer();
        for (std::size_t column = 0; column < m_names.size(); ++column) {
            text += column == 0 ? '{' : ',';
            text += m_names[column];
            text += ':';
            appendValue(text, row.cells[column].toStdString(), m_isNumeric[column]);
        }
        text += "}\n";
    }

private:
    template <typename AppendCellOf>
    void writeLine(const AppendCellOf& appendCellOf)
    {
        for (std::size_t column = 0; column < m_names.size(); ++column) {
            if (column > 0)
                m_file.buffer() += ',';
            appendCellOf(column);
        }
        m_file.buffer() += "\r\n";
    }

    /// JSON has no infinite numbers.
    static void appendValue(std::string& text, const std::string& value, bool isNumber)
    {
        if (value.empty())
            text += "null";
        else if (isNumber && value.find("inf") == std::string::npos)
            text += value;
        else
            appendJsonString(text, value);
    }

    const RowsExport& m_request;
    OutputFile& m_file;
    std::vector<std::string> m_names; ///< as they stand in the file
    std::vector<bool> m_isNumeric;
};

Result<void> writeAllRows(const RowsExport& request, std::int64_t total, OutputFile& file,
                          const CancelToken& cancel, const ProgressSink& progress)
{
    RowsWriter writer(request, file);
    for (std::int64_t from = 0; from < total; from += rowsAtOnce) {
        const std::int64_t to = std::min(from + rowsAtOnce, total);
        const auto rows = request.table->read(request.rows->between(from, to), request.columns);
        if (!rows)
            return Failure(rows.error());
        for (const TableRow& row : *rows) {
            if (cancel.isCancelled())
                return fail(ErrorKind::Cancelled, request.target,
                            ExchangeWords::tr("The export was cancelled."));
            writer.write(row);
            if (auto flushed = file.flushIfFull(); !flushed)
                return flushed;
        }
        if (progress)
            progress({static_cast<double>(to) / static_cast<double>(total), to});
    }
    return {};
}

} // namespace

QString rowsSuffix(RowsFormat format)
{
    return format == RowsFormat::Csv ? QStringLiteral("csv") : QStringLiteral("jsonl");
}

Result<ExportOutcome> exportRows(const RowsExport& request, const CancelToken& cancel,
                                 const ProgressSink& progress)
{
    const std::int64_t total = request.rows->count(request.table->rows());
    auto file = OutputFile::create(request.target, {request.mayReplace, request.table->paths()});
    if (!file)
        return Failure(file.error());
    return writeAllRows(request, total, *file, cancel, progress)
        .and_then([&]() -> Result<std::int64_t> {
            if (cancel.isCancelled())
                return fail(ErrorKind::Cancelled, request.target,
                            ExchangeWords::tr("The export was cancelled."));
            return file->commit();
        })
        .map([&](std::int64_t bytes) {
            return ExportOutcome{0, total, bytes};
        });
}

} // namespace qd
