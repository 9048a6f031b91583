// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/segment.h"

#include "models/history/chunks/checksum.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/timecodec.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qd {

namespace {

using OptionalText = std::optional<std::string_view>;

constexpr std::size_t mostSegmentWords = 64;
constexpr std::size_t longestWords = 2'048;
constexpr std::size_t mostMembers = 1'000;
constexpr char lateMark = 'l';
constexpr char recordMark = 'r';

Bytes sealed(Bytes bytes)
{
    seal(bytes);
    return bytes;
}

Bytes withRoomForChecksum()
{
    return Bytes(checksumBytes);
}

// The payload; nothing when the checksum is wrong.
std::optional<ByteReader> unseal(ByteView bytes)
{
    if (!isSealed(bytes))
        return std::nullopt;
    return ByteReader(bytes.subspan(checksumBytes));
}

class SegmentEncoder
{
public:
    explicit SegmentEncoder(std::span<const PredictionRow> rows) : m_rows(rows) {}

    EncodedSegment encode()
    {
        addIntegers();
        addTexts(versionColumn, [](const PredictionRecord& r) -> OptionalText { return r.version; });
        addTexts(predictionColumn, [](const PredictionRecord& r) -> OptionalText { return r.prediction; });
        addTexts(requestIdColumn, [](const PredictionRecord& r) {
            return r.requestId.empty() ? std::nullopt : OptionalText(r.requestId);
        });
        addNumbers(probabilityColumn, [](const PredictionRecord& r) { return r.probability; });
        addNumbers(latencyColumn, [](const PredictionRecord& r) { return r.latencySeconds; });
        addLabels();
        addObjects(&PredictionRecord::attributes, attributeColumns);
        if (std::any_of(m_rows.begin(), m_rows.end(),
                        [](const PredictionRow& row) { return !row.record.scores.empty(); }))
            addObjects(&PredictionRecord::scores, scoreColumns);
        writeHeader();
        return std::move(m_segment);
    }

private:
    struct Member
    {
        std::string_view name;
        std::vector<OptionalText> values;
    };

    Bytes& begin(ColumnSummary summary)
    {
        Bytes& bytes = m_segment.columns[summary.column] = withRoomForChecksum();
        m_summaries.push_back(std::move(summary));
        return bytes;
    }

    void addIntegers()
    {
        std::vector<std::int64_t> times;
        std::vector<std::int64_t> status;
        for (const PredictionRow& row : m_rows) {
            times.push_back(row.record.at.ms);
            status.push_back(row.record.status);
        }
        Bytes& timeBytes = begin({.column = timeColumn,
                                  .min = static_cast<double>(times.front()),
                                  .max = static_cast<double>(times.back())});
        encodeTimes(times, timeBytes);
        seal(timeBytes);
        const auto [low, high] = std::minmax_element(status.begin(), status.end());
        Bytes& statusBytes = begin(
            {.column = statusColumn, .min = static_cast<double>(*low), .max = static_cast<double>(*high)});
        encodeIntegers(status, statusBytes);
        seal(statusBytes);
    }

    template <typename Member>
    void addTexts(int column, Member member)
    {
        std::vector<OptionalText> texts(m_rows.size());
        std::transform(m_rows.begin(), m_rows.end(), texts.begin(),
                       [&](const PredictionRow& row) { return member(row.record); });
        addTextColumn({.column = column}, texts);
    }

    void addTextColumn(ColumnSummary summary, std::span<const OptionalText> texts)
    {
        summary.nulls = std::count(texts.begin(), texts.end(), std::nullopt);
        Bytes& bytes = begin(std::move(summary));
        m_summaries.back().words = few(encodeTextColumn(texts, bytes));
        seal(bytes);
    }

    template <typename Member>
    void addNumbers(int column, Member member)
    {
        std::vector<std::optional<double>> numbers(m_rows.size());
        std::transform(m_rows.begin(), m_rows.end(), numbers.begin(),
                       [&](const PredictionRow& row) { return member(row.record); });
        addNumberColumn({.column = column}, numbers);
    }

    void addNumberColumn(ColumnSummary summary, std::span<const std::optional<double>> numbers)
    {
        bool isFirst = true;
        for (const auto& number : numbers) {
            summary.nulls += number ? 0 : 1;
            if (!number || std::isnan(*number))
                continue;
            summary.min = isFirst ? *number : std::min(summary.min, *number);
            summary.max = isFirst ? *number : std::max(summary.max, *number);
            isFirst = false;
        }
        Bytes& bytes = begin(std::move(summary));
        encodeNumberColumn(numbers, bytes);
        seal(bytes);
    }

    void addLabels()
    {
        SegmentLabels labels;
        for (const PredictionRow& row : m_rows) {
            labels.labels.push_back(row.record.label);
            labels.isLate.push_back(row.isLabelLate);
        }
        m_segment.columns[labelColumn] = encodeLabels(labels);
        m_summaries.push_back({.column = labelColumn}); // nothing more: it changes
    }

    void addObjects(std::string PredictionRecord::*text, const ObjectColumns& columns)
    {
        std::vector<std::string> shapes(m_rows.size());
        std::vector<Member> members;
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            shapes[i] = takeApart(m_rows[i].record.*text, i, members);
        addTextColumn({.column = columns.shape}, std::vector<OptionalText>(shapes.begin(), shapes.end()));
        int column = columns.first;
        for (const Member& member : members)
            addMember({.column = column++, .name = std::string(member.name)}, member.values);
    }

    // Rows mostly have the keys of the row before, in its order: the place to look for each is known.
    std::string takeApart(const std::string& text, std::size_t row, std::vector<Member>& members) const
    {
        const auto parts = splitAttributes(text);
        if (!parts || members.size() + parts->size() > mostMembers)
            return 't' + text;
        std::string shape = "k";
        std::size_t expected = 0;
        for (const auto& [key, value] : *parts) {
            auto found = members.begin() + static_cast<std::ptrdiff_t>(expected);
            if (found == members.end() || found->name != key)
                found = std::find_if(members.begin(), members.end(),
                                     [&name = key](const Member& member) { return member.name == name; });
            if (found == members.end())
                found = members.insert(found, {key, std::vector<OptionalText>(m_rows.size())});
            found->values[row] = value;
            expected = static_cast<std::size_t>(found - members.begin()) + 1;
            shape.append(key) += '\n';
        }
        return shape;
    }

    void addMember(ColumnSummary summary, std::span<const OptionalText> values)
    {
        std::vector<std::optional<double>> numbers;
        for (unsigned style = 0; style < numberStyles; ++style) {
            if (!parse(values, static_cast<NumberStyle>(style), numbers))
                continue;
            summary.kind = style == 0 ? AttributeKind::ShortestNumber : AttributeKind::PointedNumber;
            addNumberColumn(std::move(summary), numbers);
            return;
        }
        addTextColumn(std::move(summary), values);
    }

    static bool parse(std::span<const OptionalText> values, NumberStyle style,
                      std::vector<std::optional<double>>& numbers)
    {
        numbers.clear();
        numbers.reserve(values.size());
        for (const OptionalText& value : values) {
            numbers.push_back(value ? styledNumber(*value, style) : std::nullopt);
            if (value && !numbers.back())
                return false;
        }
        return true;
    }

    static std::vector<std::string> few(const std::vector<std::string_view>& words)
    {
        const std::size_t length =
            std::accumulate(words.begin(), words.end(), std::size_t{0},
                            [](std::size_t sum, std::string_view word) { return sum + word.size(); });
        if (words.size() > mostSegmentWords || length > longestWords)
            return {};
        return {words.begin(), words.end()};
    }

    void writeHeader()
    {
        Bytes& out = m_segment.header = withRoomForChecksum();
        ByteWriter writer(out);
        const auto text = [&](std::string_view value) {
            writer.varint(value.size());
            writer.append({reinterpret_cast<const std::uint8_t*>(value.data()), value.size()});
        };
        writer.varint(m_rows.size());
        writer.varint(m_summaries.size());
        for (const ColumnSummary& summary : m_summaries) {
            writer.varint(static_cast<std::uint64_t>(summary.column));
            writer.byte(static_cast<unsigned>(summary.kind));
            text(summary.name);
            writer.varint(static_cast<std::uint64_t>(summary.nulls));
            writer.word(std::bit_cast<std::uint64_t>(summary.min));
            writer.word(std::bit_cast<std::uint64_t>(summary.max));
            writer.varint(summary.words.size());
            for (const std::string& word : summary.words)
                text(word);
        }
        seal(out);
    }

    std::span<const PredictionRow> m_rows;
    EncodedSegment m_segment;
    std::vector<ColumnSummary> m_summaries;
};

ColumnSummary readSummary(ByteReader& in)
{
    ColumnSummary summary;
    summary.column = static_cast<int>(in.varint() % columnsPerSegment);
    summary.kind = static_cast<AttributeKind>(in.byte());
    summary.name = in.text();
    summary.nulls = static_cast<std::int64_t>(in.varint());
    summary.min = std::bit_cast<double>(in.word());
    summary.max = std::bit_cast<double>(in.word());
    const std::uint64_t words = in.varint();
    for (std::uint64_t i = 0; i < words && !in.failed(); ++i)
        summary.words.push_back(in.text());
    return summary;
}

} // namespace

const ColumnSummary* SegmentHeader::find(int column) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnSummary& summary) { return summary.column == column; });
    return found == columns.end() ? nullptr : &*found;
}

const ColumnSummary* SegmentHeader::attribute(std::string_view name) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ColumnSummary& summary) {
        return attributeColumns.hasMember(summary.column) && summary.name == name;
    });
    return found == columns.end() ? nullptr : &*found;
}

EncodedSegment encodeSegment(std::span<const PredictionRow> rows)
{
    return SegmentEncoder(rows).encode();
}

std::optional<SegmentHeader> decodeHeader(ByteView bytes)
{
    auto in = unseal(bytes);
    if (!in)
        return std::nullopt;
    SegmentHeader header;
    const std::uint64_t rows = in->varint();
    const std::uint64_t columns = in->varint();
    for (std::uint64_t i = 0; i < columns && !in->failed(); ++i)
        header.columns.push_back(readSummary(*in));
    if (in->failed() || rows < 1 || rows > maxSegmentRows)
        return std::nullopt;
    header.rows = static_cast<std::size_t>(rows);
    return header;
}

std::optional<std::vector<std::int64_t>> decodeTimeColumn(ByteView bytes, std::size_t rows)
{
    auto in = unseal(bytes);
    BlockTimes times;
    if (!in || !decodeTimes(*in, rows, times))
        return std::nullopt;
    if (!times.isRegular)
        return std::move(times.each);
    std::vector<std::int64_t> each(rows);
    for (std::size_t i = 0; i < rows; ++i)
        each[i] = times.at(i);
    return each;
}

std::optional<std::vector<std::int64_t>> decodeStatusColumn(ByteView bytes, std::size_t rows)
{
    auto in = unseal(bytes);
    std::vector<std::int64_t> status(rows);
    if (!in || !decodeIntegers(*in, status))
        return std::nullopt;
    return status;
}

std::optional<TextColumn> decodeTextColumn(ByteView bytes, std::size_t rows)
{
    auto in = unseal(bytes);
    TextColumn column;
    if (!in || !decodeTextColumn(*in, rows, column))
        return std::nullopt;
    return column;
}

std::optional<NumberColumn> decodeNumberColumn(ByteView bytes, std::size_t rows)
{
    auto in = unseal(bytes);
    NumberColumn column;
    if (!in || !decodeNumberColumn(*in, rows, column))
        return std::nullopt;
    return column;
}

Bytes encodeLabels(const SegmentLabels& labels)
{
    std::vector<std::string> marked(labels.labels.size());
    std::vector<OptionalText> texts(labels.labels.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!labels.labels[i])
            continue;
        marked[i] = (labels.isLate[i] ? lateMark : recordMark) + *labels.labels[i];
        texts[i] = marked[i];
    }
    Bytes out = withRoomForChecksum();
    encodeTextColumn(texts, out);
    return sealed(std::move(out));
}

std::optional<SegmentLabels> decodeLabels(ByteView bytes, std::size_t rows)
{
    const auto column = decodeTextColumn(bytes, rows);
    if (!column)
        return std::nullopt;
    SegmentLabels labels{std::vector<std::optional<std::string>>(rows), std::vector<bool>(rows)};
    for (std::size_t i = 0; i < rows; ++i) {
        if (column->codes[i] == absentText)
            continue;
        const std::string_view word = column->dictionary.at(column->codes[i]);
        if (word.empty())
            return std::nullopt;
        labels.labels[i] = word.substr(1);
        labels.isLate[i] = word.front() == lateMark;
    }
    return labels;
}

Bytes encodeDead(std::span<const std::uint32_t> rows)
{
    Bytes out = withRoomForChecksum();
    ByteWriter(out).varint(rows.size());
    encodeIntegers(std::vector<std::int64_t>(rows.begin(), rows.end()), out);
    return sealed(std::move(out));
}

std::optional<std::vector<std::uint32_t>> decodeDead(ByteView bytes, std::size_t rows)
{
    auto in = unseal(bytes);
    const std::uint64_t count = in ? in->varint() : rows + 1;
    if (count > rows)
        return std::nullopt;
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
    if (!decodeIntegers(*in, numbers) || !std::is_sorted(numbers.begin(), numbers.end()) ||
        (!numbers.empty() && (numbers.front() < 0 || static_cast<std::uint64_t>(numbers.back()) >= rows)))
        return std::nullopt;
    return std::vector<std::uint32_t>(numbers.begin(), numbers.end());
}

} // namespace qd
