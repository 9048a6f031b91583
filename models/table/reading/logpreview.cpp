// SPDX-License-Identifier: Apache-2.0
#include "models/base/text.h"
#include "models/logs/formats/lineformat.h"
#include "models/logs/rows/csv.h"
#include "models/logs/text/cleantext.h"
#include "models/parquet/parquetfolder.h"
#include "models/table/columns/columnplan.h"
#include "models/table/filter/rowtests.h"
#include "models/table/reading/recordimport.h"

#include <simdjson.h>

#include <map>
#include <mutex>

namespace qd {

namespace {

/// The rows of a preview, and the bytes of which they are taken.
constexpr std::size_t mostRows = 100;
constexpr std::size_t previewSize = static_cast<std::size_t>(256) * 1024;

/// The first bytes of the first text in the file.
Result<std::string> headOf(const QString& path)
{
    auto source = CleanText::open(path.toStdString());
    if (!source)
        return Failure(source.error());
    const auto any = (*source)->next();
    if (!any)
        return Failure(any.error());
    std::string head(previewSize, '\0');
    std::size_t filled = 0;
    while (*any && filled < head.size()) {
        const auto count = (*source)->read(std::span(head).subspan(filled));
        if (!count)
            return Failure(count.error());
        if (*count == 0)
            break;
        filled += *count;
    }
    head.resize(filled);
    return head;
}

/// Collects the cells of the first rows by the names of their columns.
class PreviewColumns
{
public:
    explicit PreviewColumns(const ColumnMapping& mapping) : m_mapping(mapping) {}

    void add(std::string_view name, std::string_view text, bool isString)
    {
        auto at = std::find_if(m_columns.begin(), m_columns.end(),
                               [name](const Column& column) { return column.shown.name == name; });
        if (at == m_columns.end()) {
            Column column;
            column.shown.name = name;
            column.shown.match = m_mapping.match(name);
            at = m_columns.insert(m_columns.end(), std::move(column));
        }
        at->shown.samples.resize(m_row);
        at->shown.samples.push_back(toQString(text));
        at->isNumber = at->isNumber && (text.empty() || (!isString && !std::isnan(numberOrNan(text))));
    }
    void addJson(std::string_view prefixless, simdjson::dom::element value)
    {
        if (value.is_null())
            return add(prefixless, {}, false);
        if (std::string_view text; value.get(text) == simdjson::SUCCESS)
            return add(prefixless, text, true);
        add(prefixless, simdjson::minify(value), false);
    }
    void endRow() { ++m_row; }
    [[nodiscard]] std::size_t rows() const { return m_row; }

    [[nodiscard]] std::vector<LogPreview::Column> finish()
    {
        std::vector<LogPreview::Column> columns;
        for (Column& column : m_columns) {
            column.shown.samples.resize(m_row);
            column.shown.kind = kindOf(column);
            columns.push_back(std::move(column.shown));
        }
        return columns;
    }

private:
    struct Column
    {
        LogPreview::Column shown;
        bool isNumber = true;
    };

    [[nodiscard]] static ColumnKind kindOf(const Column& column)
    {
        switch (column.shown.match.field) {
        case LogField::Timestamp:
            return ColumnKind::Time;
        case LogField::RequestId:
            return ColumnKind::Text;
        case LogField::Probability:
        case LogField::Latency:
        case LogField::Status:
        case LogField::ClassProbability:
            return ColumnKind::Number;
        case LogField::Model:
        case LogField::Version:
        case LogField::Prediction:
        case LogField::Label:
            return ColumnKind::Code;
        case LogField::Other:
            break;
        }
        return column.isNumber ? ColumnKind::Number : ColumnKind::Code;
    }

    const ColumnMapping& m_mapping;
    std::vector<Column> m_columns;
    std::size_t m_row = 0;
};

void addJsonRow(std::string_view line, simdjson::dom::parser& json, PreviewColumns& columns)
{
    simdjson::dom::object object;
    if (json.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
        return;
    for (const auto& [name, value] : object) {
        simdjson::dom::object nested;
        if ((name == "features" || name == "attributes") && value.get(nested) == simdjson::SUCCESS) {
            for (const auto& [inner, its] : nested)
                columns.addJson(inner, its);
        } else {
            columns.addJson(name, value);
        }
    }
    columns.endRow();
}

/// Reads JSON lines or the rows of a table; `delimiter` is 0 for the former.
void addRows(std::string_view head, char delimiter, PreviewColumns& columns, const CancelToken& cancel)
{
    simdjson::dom::parser json;
    std::vector<std::string> names;
    std::vector<std::string> cells;
    while (!head.empty() && columns.rows() < mostRows && !cancel.isCancelled()) {
        const std::size_t end = delimiter == 0 ? head.find('\n') : csvRecordEnd(head, delimiter, true);
        std::string_view row = head.substr(0, end);
        head.remove_prefix(std::min(row.size() + 1, head.size()));
        while (!row.empty() && (row.back() == '\r' || (delimiter == 0 && row.back() == ' ')))
            row.remove_suffix(1);
        if (row.empty() || (delimiter != 0 && splitCsv(row, delimiter, cells)))
            continue;
        if (delimiter == 0) {
            addJsonRow(row, json, columns);
        } else if (names.empty()) {
            names = cells;
        } else if (cells.size() == names.size()) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                columns.add(names[i], cells[i], false);
            columns.endRow();
        }
    }
}

/// The first rows of a file of columns.
Result<LogPreview> previewParquet(const QString& path, const ColumnMapping& mapping,
                                  const CancelToken& cancel)
{
    const auto file = ParquetFile::open(path.toStdString());
    if (!file)
        return Failure(file.error());
    const ColumnPlan plan = ColumnPlan::of((*file)->columns(), partitionValues(path), mapping);
    std::vector<ParquetFile::Reading> readings;
    for (std::size_t i = 0; i < (*file)->columns().size(); ++i)
        readings.push_back(
            {i, (*file)->columns()[i].type == ParquetColumn::Type::Json ? ReadAs::Json : ReadAs::Text});
    std::map<std::int64_t, std::vector<std::string>> rows;
    std::mutex mutex;
    const auto read = (*file)->read(
        readings,
        [&](const ParquetRows& some) {
            const std::lock_guard lock(mutex);
            for (std::size_t row = 0; row < some.count; ++row) {
                std::vector<std::string>& cells = rows[some.first + static_cast<std::int64_t>(row)];
                for (const ParquetValues& values : some.columns)
                    cells.emplace_back(values.has(row) ? values.textAt(row) : std::string_view());
            }
        },
        cancel, static_cast<std::int64_t>(mostRows));
    if (!read)
        return Failure(read.error());
    LogPreview preview;
    preview.format = LogFormat::Parquet;
    preview.rows = std::ssize(rows);
    PreviewColumns columns(mapping);
    for (const auto& [number, cells] : rows) {
        for (const PlannedColumn& column : plan.columns) {
            const std::string& cell = column.fixed ? *column.fixed : cells[column.reading];
            columns.add(column.shown, cell, column.type == ParquetColumn::Type::Text);
        }
        columns.endRow();
    }
    preview.columns = columns.finish();
    return preview;
}

} // namespace

Result<LogPreview> previewLogs(const QStringList& paths, const ColumnMapping& mapping,
                               const CancelToken& cancel)
{
    const auto parts = findLogs(paths, mapping, cancel);
    if (!parts)
        return Failure(parts.error());
    const QString path = parts->front().path;
    if (isParquet(path))
        return previewParquet(path, mapping, cancel);
    auto head = headOf(path);
    if (!head)
        return Failure(head.error());
    LogPreview preview;
    auto source = CleanText::open(path.toStdString());
    if (!source)
        return Failure(source.error());
    // One batch tells the format and what is wrong with the first rows.
    const CancelToken enough;
    std::vector<PredictionRecord> records;
    (void)streamLog(
        **source, modifiedAt(path),
        {.keptRejections = mostRows, .mapping = mapping, .anyScore = true, .threads = 1},
        [&](LogBatch&& batch) {
            if (preview.rows == 0) {
                records = std::move(batch.records);
                preview.rows = batch.rows;
                preview.rejected = std::move(batch.rejected);
            }
            enough.cancel();
        },
        {}, enough);
    const std::string_view text = std::string_view(*head).starts_with("\xef\xbb\xbf")
                                      ? std::string_view(*head).substr(3)
                                      : std::string_view(*head);
    preview.format = detectFormat(text);
    if (preview.format == LogFormat::Csv)
        preview.delimiter = sniffDelimiter(text.substr(0, text.find('\n')));
    PreviewColumns columns(mapping);
    if (preview.format == LogFormat::Csv || preview.format == LogFormat::JsonLines)
        addRows(text, preview.delimiter, columns, cancel);
    preview.columns = columns.finish();
    if (!records.empty()) {
        auto table = makeTable(records);
        if (!table)
            return Failure(table.error());
        preview.table = std::move(*table);
    }
    return preview;
}

} // namespace qd
