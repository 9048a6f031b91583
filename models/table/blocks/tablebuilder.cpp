// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/tablebuilder.h"

#include "models/base/naturalorder.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/writtennumbers.h"
#include "models/table/arranger.h"
#include "models/table/reading/recordimport.h"

#include <numeric>
#include <set>

namespace qd {

namespace {

std::string_view plainName(LogField field)
{
    static constexpr std::array<std::string_view, logFieldCount> names{
        "time",        "id",    "model",   "version", "prediction",
        "probability", "label", "latency", "status",  "probabilities"};
    return field == LogField::Other ? std::string_view() : names[static_cast<std::size_t>(field)];
}

/// What the blocks of a column hold.
struct Representations
{
    bool codes = false;
    bool numbers = false;
    bool texts = false;
};

Representations representations(const std::vector<StoredBlock>& blocks, int column)
{
    Representations found;
    for (const StoredBlock& block : blocks) {
        const Repr repr = storedColumn(block, column).repr;
        found.codes = found.codes || repr == Repr::Codes;
        found.numbers = found.numbers || repr == Repr::Numbers;
        found.texts = found.texts || repr == Repr::Texts;
    }
    return found;
}

bool isAnswer(LogField field)
{
    return field == LogField::Prediction || field == LogField::Label;
}

/// What the values of a column mean, if they are numbers but for a few odd ones, which are missing then.
std::optional<std::vector<double>> numbersOf(const std::vector<std::string>& values)
{
    const WrittenNumbers written = writtenNumbers(values);
    if (!written.areNumbers)
        return std::nullopt;
    std::vector<double> numbers;
    for (const std::string& value : values)
        numbers.push_back(
            writtenNumber(value, written.style).value_or(std::numeric_limits<double>::quiet_NaN()));
    return numbers;
}

void takeValues(const TableSchema::Column& from, FinishedColumn& column)
{
    column.values.assign(from.values.begin(), from.values.end());
}

/// Gives the numbers of a column that also has texts codes of their own. False when they are too many.
Result<bool> numbersBecomeValues(TableSchema& schema, const std::vector<StoredBlock>& blocks, int column,
                                 const TemporaryFile& file)
{
    for (const StoredBlock& block : blocks) {
        const StoredColumn& stored = storedColumn(block, column);
        if (stored.repr != Repr::Numbers)
            continue;
        const auto bytes = load(stored, block.rows, file);
        if (!bytes)
            return Failure(bytes.error());
        std::vector<double> numbers(block.rows);
        decodeNumbers(*bytes, 0, numbers);
        std::erase_if(numbers, [](double number) { return std::isnan(number); });
        for (const double number : std::set(numbers.begin(), numbers.end())) {
            if (schema.code(column, shortestNumber(number)) == missingCode)
                return false;
        }
    }
    return true;
}

/// Puts the values in their natural order.
void makeDictionary(FinishedColumn& column)
{
    std::vector<std::uint32_t> order(column.values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&column](std::uint32_t a, std::uint32_t b) {
        return naturalLess(column.values[a], column.values[b]);
    });
    column.finalCodes.resize(order.size());
    for (std::uint32_t final = 0; final < order.size(); ++final) {
        column.finalCodes[order[final]] = final;
        column.dictionary.push_back(column.values[order[final]]);
    }
    for (std::uint32_t code = 0; code < column.values.size(); ++code)
        column.codes.emplace(column.values[code], code);
}

} // namespace

Result<std::unique_ptr<TableBuilder>> TableBuilder::create()
{
    auto file = TemporaryFile::create();
    if (!file)
        return Failure(file.error());
    return std::unique_ptr<TableBuilder>(new TableBuilder(std::move(*file)));
}

std::uint32_t TableBuilder::addSource(const QString& path)
{
    m_paths += path;
    return static_cast<std::uint32_t>(m_paths.size() - 1);
}

void TableBuilder::addBlock(StoredBlock block, RowIdentities identities)
{
    if (block.rows == 0)
        return;
    for (RowIdentity& identity : identities.rows) {
        identity.row += static_cast<std::uint32_t>(m_rows);
        m_patches.add(identity);
    }
    if (!identities.first.empty())
        m_ids.add(m_blocks.size(), m_rows, std::move(identities.first), std::move(identities.last));
    m_rows += block.rows;
    m_blocks.push_back(std::move(block));
}

void TableBuilder::addLabel(const LabelRecord& label)
{
    LateLabel late;
    late.id = hash96(label.requestId);
    late.at = label.at.ms;
    if (!label.model.empty())
        late.model = m_schema.code(m_schema.column(LogField::Model), label.model);
    late.code = m_schema.code(m_schema.column(LogField::Label), label.label);
    if (late.code == missingCode) {
        const auto number = wholeNumber(label.label);
        if (!number) {
            ++m_unkeptLabels;
            return;
        }
        late.number = *number;
        m_lateNumbers = true;
    }
    m_lateCodes = m_lateCodes || late.code != missingCode;
    m_patches.add(late);
}

void TableBuilder::nameColumns(const std::vector<std::pair<std::string, FieldMatch>>& names)
{
    for (const auto& [name, match] : names) {
        // An object of probabilities has no column of its own name; whether a broken line made one must not
        // depend on which thread came to it first.
        if (match.field == LogField::ClassProbability && match.classAt == 0)
            continue;
        if (std::find(m_names.begin(), m_names.end(), name) == m_names.end())
            m_names.push_back(name);
        if (match.field == LogField::Other || match.field == LogField::ClassProbability)
            continue;
        FieldName& held = m_fieldNames[match.field];
        if (held.name.empty() || match.rank < held.rank)
            held = {name, match.rank};
    }
}

std::string TableBuilder::nameOf(const TableSchema::Column& column) const
{
    if (column.field == LogField::Other)
        return column.name;
    if (column.field == LogField::ClassProbability)
        return "prob_" + column.name;
    const auto named = m_fieldNames.find(column.field);
    return named != m_fieldNames.end() ? named->second.name : std::string(plainName(column.field));
}

Result<std::optional<FinishedColumn>> TableBuilder::finishColumn(int index)
{
    const TableSchema::Column& from = m_schema.columns()[static_cast<std::size_t>(index)];
    Representations has = representations(m_blocks, index);
    if (from.field == LogField::Label) {
        has.codes = has.codes || m_lateCodes;
        has.numbers = has.numbers || m_lateNumbers;
    }
    if (!has.codes && !has.numbers && !has.texts)
        return std::optional<FinishedColumn>();
    FinishedColumn column;
    column.schemaColumn = index;
    column.className = from.field == LogField::ClassProbability ? from.name : std::string();
    column.info = {nameOf(from), from.field, ColumnKind::Code, 0};
    if (has.texts) {
        column.info.kind = ColumnKind::Text;
    } else if (has.codes && has.numbers) {
        // Answers are numbers in a block only where it has too many for codes.
        const auto few = isAnswer(from.field) ? Result<bool>(false)
                                              : numbersBecomeValues(m_schema, m_blocks, index, m_file);
        if (!few)
            return Failure(few.error());
        column.info.kind = *few ? ColumnKind::Code : ColumnKind::Text;
    } else if (has.numbers) {
        column.info.kind = ColumnKind::Number;
    }
    takeValues(from, column);
    if (column.info.kind == ColumnKind::Text && !has.texts && isAnswer(from.field)) {
        if (auto numbers = numbersOf(column.values)) {
            column.info.kind = ColumnKind::Number;
            column.numbers = std::move(*numbers);
        }
    }
    return std::optional(std::move(column));
}

/// A regression: when predictions or labels are too many for codes, both are numbers.
void TableBuilder::agreeOnAnswers(std::vector<FinishedColumn>& columns)
{
    const auto isNumbers = [](const FinishedColumn& column) {
        return isAnswer(column.info.field) && column.info.kind == ColumnKind::Number;
    };
    if (std::none_of(columns.begin(), columns.end(), isNumbers))
        return;
    for (FinishedColumn& column : columns) {
        if (!isAnswer(column.info.field) || column.info.kind != ColumnKind::Code)
            continue;
        if (auto numbers = numbersOf(column.values)) {
            column.info.kind = ColumnKind::Number;
            column.numbers = std::move(*numbers);
        }
    }
}

Result<std::vector<FinishedColumn>> TableBuilder::finishColumns()
{
    std::vector<FinishedColumn> columns;
    for (std::size_t i = 0; i < m_schema.columns().size(); ++i) {
        auto column = finishColumn(static_cast<int>(i));
        if (!column)
            return Failure(column.error());
        if (*column)
            columns.push_back(std::move(**column));
    }
    agreeOnAnswers(columns);
    for (FinishedColumn& column : columns) {
        if (column.info.kind == ColumnKind::Code)
            makeDictionary(column);
    }
    const auto place = [this](const TableColumn& column) {
        return std::find(m_names.begin(), m_names.end(), column.name) - m_names.begin();
    };
    std::sort(columns.begin(), columns.end(), [&](const FinishedColumn& a, const FinishedColumn& b) {
        const auto keyA = std::pair(place(a.info), a.info.field);
        const auto keyB = std::pair(place(b.info), b.info.field);
        return keyA != keyB ? keyA < keyB : naturalLess(a.info.name, b.info.name);
    });
    FinishedColumn time;
    const auto named = m_fieldNames.find(LogField::Timestamp);
    time.info = {named != m_fieldNames.end() ? named->second.name
                                             : std::string(plainName(LogField::Timestamp)),
                 LogField::Timestamp, ColumnKind::Time, 0};
    columns.insert(columns.begin(), std::move(time));
    return columns;
}

Result<TableBuilder::Outcome> TableBuilder::finish(Duration joinWindow, const CancelToken& cancel,
                                                   IdMeaning ids)
{
    const IdentityColumns columnsOfIdentity{
        m_schema.column(LogField::RequestId),  m_schema.column(LogField::Model),
        m_schema.column(LogField::Prediction), m_schema.column(LogField::Label),
        m_schema.column(LogField::Status),     m_schema.column(LogField::Probability),
        m_schema.column(LogField::Latency)};
    if (auto compared = m_ids.compare(m_blocks, columnsOfIdentity, m_file, m_patches, cancel); !compared)
        return Failure(compared.error());
    if (auto found = m_patches.find(ids); !found)
        return Failure(found.error());
    auto columns = finishColumns();
    if (!columns)
        return Failure(columns.error());
    Arranger arranger(*columns, m_file, cancel);
    auto blocks = arranger.patch(std::move(m_blocks), m_patches, joinWindow);
    if (!blocks)
        return Failure(blocks.error());
    blocks = arranger.sort(std::move(*blocks));
    if (!blocks)
        return Failure(blocks.error());
    Outcome outcome;
    outcome.repeatedRows = m_patches.repeatedRows();
    outcome.repeats = m_patches.repeats();
    outcome.areIdsOthers = m_patches.areOthers();
    outcome.homelessLabels = m_patches.homelessLabels();
    outcome.joinedLabels = arranger.joinedLabels();
    outcome.repeatedPlaces = arranger.repeatedPlaces();
    outcome.unkeptLabels = m_unkeptLabels;
    outcome.table = std::make_shared<const RecordTable>(std::make_unique<const TableData>(
        std::move(m_file), std::move(*columns), std::move(*blocks), std::move(m_paths)));
    const int label = outcome.table->columnOf(LogField::Label);
    for (const StoredBlock& block : outcome.table->data().blocks) {
        if (label == noColumn)
            break;
        const StoredColumn& stored =
            storedColumn(block, outcome.table->data().columns[static_cast<std::size_t>(label)].schemaColumn);
        outcome.labelled += stored.repr == Repr::None ? 0 : block.rows - stored.missing;
    }
    return outcome;
}

Result<RecordTablePtr> makeTable(std::span<const PredictionRecord> records)
{
    auto builder = TableBuilder::create();
    if (!builder)
        return Failure(builder.error());
    const std::uint32_t source = (*builder)->addSource({});
    BlockBuilder block((*builder)->schema(), (*builder)->file());
    const auto finishBlock = [&]() -> Result<void> {
        auto stored = block.store();
        if (!stored)
            return Failure(stored.error());
        (*builder)->addBlock(std::move(*stored));
        return {};
    };
    std::int64_t number = 0;
    for (const PredictionRecord& record : records) {
        block.add(record, ++number, source);
        if (!block.isFull())
            continue;
        if (auto done = finishBlock(); !done)
            return Failure(done.error());
    }
    if (auto done = finishBlock(); !done)
        return Failure(done.error());
    auto outcome = (*builder)->finish();
    if (!outcome)
        return Failure(outcome.error());
    return std::move(outcome->table);
}

} // namespace qd
