// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/rowtests.h"

#include "models/table/blocks/columnnumbers.h"

#include <algorithm>
#include <charconv>

namespace qd {

namespace {

using Mask = std::span<std::uint8_t>;

class AllOf : public RowTest
{
public:
    explicit AllOf(std::vector<RowTestPtr> tests) : m_tests(std::move(tests)) {}
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        if (auto done = m_tests.front()->test(data, block, mask); !done)
            return done;
        std::vector<std::uint8_t> more(mask.size());
        for (std::size_t i = 1; i < m_tests.size(); ++i) {
            if (std::find(mask.begin(), mask.end(), 1) == mask.end())
                return {};
            if (auto done = m_tests[i]->test(data, block, more); !done)
                return done;
            for (std::size_t row = 0; row < mask.size(); ++row)
                mask[row] &= more[row];
        }
        return {};
    }

private:
    std::vector<RowTestPtr> m_tests;
};

class AnyOf : public RowTest
{
public:
    explicit AnyOf(std::vector<RowTestPtr> tests) : m_tests(std::move(tests)) {}
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        if (auto done = m_tests.front()->test(data, block, mask); !done)
            return done;
        std::vector<std::uint8_t> more(mask.size());
        for (std::size_t i = 1; i < m_tests.size(); ++i) {
            if (auto done = m_tests[i]->test(data, block, more); !done)
                return done;
            for (std::size_t row = 0; row < mask.size(); ++row)
                mask[row] |= more[row];
        }
        return {};
    }

private:
    std::vector<RowTestPtr> m_tests;
};

class NoneOf : public RowTest
{
public:
    explicit NoneOf(RowTestPtr test) : m_test(std::move(test)) {}
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        if (auto done = m_test->test(data, block, mask); !done)
            return done;
        for (std::uint8_t& one : mask)
            one ^= 1;
        return {};
    }

private:
    RowTestPtr m_test;
};

template <typename Stored>
void testCodes(const ColumnBytes& bytes, const std::vector<std::uint8_t>& accepted, Mask mask)
{
    const auto* const codes = reinterpret_cast<const Stored*>(bytes.bytes.data());
    const auto only = std::find(accepted.begin(), accepted.end(), 1);
    if (only == accepted.end()) {
        std::fill(mask.begin(), mask.end(), 0);
    } else if (only + 1 != accepted.end() && std::find(only + 1, accepted.end(), 1) == accepted.end()) {
        const auto wanted = Stored(only - accepted.begin());
        for (std::size_t row = 0; row < mask.size(); ++row)
            mask[row] = codes[row] == wanted ? 1 : 0;
    } else {
        const std::size_t missing = accepted.size() - 1;
        for (std::size_t row = 0; row < mask.size(); ++row)
            mask[row] = accepted[std::min<std::size_t>(codes[row], missing)];
    }
}

class CodeTest : public RowTest
{
public:
    CodeTest(int column, std::vector<std::uint8_t> accepted)
        : m_column(column), m_accepted(std::move(accepted))
    {
    }
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        const auto bytes = data.column(block, m_column);
        if (!bytes)
            return Failure(bytes.error());
        const StoredColumn& stored = (*bytes)->stored;
        if (stored.repr != Repr::Codes || stored.width == 0) {
            const bool none =
                stored.repr != Repr::Codes || stored.base == static_cast<std::int64_t>(missingCode);
            const std::size_t code = none ? m_accepted.size() - 1 : static_cast<std::size_t>(stored.base);
            std::fill(mask.begin(), mask.end(), m_accepted[code]);
        } else if (stored.width == 1) {
            testCodes<std::uint8_t>(**bytes, m_accepted, mask);
        } else if (stored.width == 2) {
            testCodes<std::uint16_t>(**bytes, m_accepted, mask);
        } else {
            testCodes<std::uint32_t>(**bytes, m_accepted, mask);
        }
        return {};
    }

private:
    int m_column;
    std::vector<std::uint8_t> m_accepted;
};

class NumberTest : public RowTest
{
public:
    NumberTest(int column, Relation relation, double value)
        : m_column(column), m_relation(relation), m_value(value)
    {
    }
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        if (const auto same = sameForAll(data, block)) {
            std::fill(mask.begin(), mask.end(), static_cast<std::uint8_t>(*same));
            return {};
        }
        const auto numbers = columnNumbers(data, block, m_column);
        if (!numbers)
            return Failure(numbers.error());
        withRelation(m_relation, [&](auto compare) {
            for (std::size_t row = 0; row < mask.size(); ++row)
                mask[row] = compare((*numbers)[row], m_value) ? 1 : 0;
        });
        return {};
    }

private:
    /// Most blocks lie wholly before or after a point in time.
    [[nodiscard]] std::optional<bool> sameForAll(const TableData& data, std::size_t block) const
    {
        const StoredBlock& one = data.blocks[block];
        if (data.columns[static_cast<std::size_t>(m_column)].info.kind != ColumnKind::Time ||
            one.minTime == 0 || m_relation == Relation::Equal || m_relation == Relation::Unequal)
            return std::nullopt;
        const bool first = holds(static_cast<double>(one.minTime), m_relation, m_value);
        const bool last = holds(static_cast<double>(one.maxTime), m_relation, m_value);
        return first == last ? std::optional(first) : std::nullopt;
    }

    int m_column;
    Relation m_relation;
    double m_value;
};

class NumberInTest : public RowTest
{
public:
    NumberInTest(int column, std::vector<double> values) : m_column(column), m_values(std::move(values)) {}
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        const auto numbers = columnNumbers(data, block, m_column);
        if (!numbers)
            return Failure(numbers.error());
        for (std::size_t row = 0; row < mask.size(); ++row) {
            const double number = (*numbers)[row];
            mask[row] = std::find(m_values.begin(), m_values.end(), number) != m_values.end() ? 1 : 0;
        }
        return {};
    }

private:
    int m_column;
    std::vector<double> m_values;
};

class TextTest : public RowTest
{
public:
    TextTest(int column, std::function<bool(std::string_view)> accepts)
        : m_column(column), m_accepts(std::move(accepts))
    {
    }
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        const auto texts = data.texts(block, m_column);
        if (!texts)
            return Failure(texts.error());
        for (std::size_t row = 0; row < mask.size(); ++row)
            mask[row] = m_accepts(texts->at(row)) ? 1 : 0;
        return {};
    }

private:
    int m_column;
    std::function<bool(std::string_view)> m_accepts;
};

class MissingTest : public RowTest
{
public:
    explicit MissingTest(int column) : m_column(column) {}
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        const FinishedColumn& column = data.columns[static_cast<std::size_t>(m_column)];
        if (column.info.kind == ColumnKind::Code) {
            std::vector<std::uint8_t> accepted(column.dictionary.size() + 1, 0);
            accepted.back() = 1;
            return CodeTest(m_column, std::move(accepted)).test(data, block, mask);
        }
        if (column.info.kind == ColumnKind::Text) {
            return TextTest(m_column, [](std::string_view text) { return text.empty(); })
                .test(data, block, mask);
        }
        const auto numbers = columnNumbers(data, block, m_column);
        if (!numbers)
            return Failure(numbers.error());
        for (std::size_t row = 0; row < mask.size(); ++row)
            mask[row] = std::isnan((*numbers)[row]) ? 1 : 0;
        return {};
    }

private:
    int m_column;
};

} // namespace

double numberOrNan(std::string_view text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    return whole ? value : std::numeric_limits<double>::quiet_NaN();
}

bool holds(double a, Relation relation, double b)
{
    bool result = false;
    withRelation(relation, [&](auto compare) { result = compare(a, b); });
    return result;
}

RowTestPtr allOf(std::vector<RowTestPtr> tests)
{
    return tests.size() == 1 ? std::move(tests.front()) : std::make_unique<AllOf>(std::move(tests));
}

RowTestPtr anyOf(std::vector<RowTestPtr> tests)
{
    return tests.size() == 1 ? std::move(tests.front()) : std::make_unique<AnyOf>(std::move(tests));
}

RowTestPtr noneOf(RowTestPtr test)
{
    return std::make_unique<NoneOf>(std::move(test));
}

RowTestPtr codeTest(int column, std::vector<std::uint8_t> accepted)
{
    return std::make_unique<CodeTest>(column, std::move(accepted));
}

RowTestPtr numberTest(int column, Relation relation, double value)
{
    return std::make_unique<NumberTest>(column, relation, value);
}

RowTestPtr numberInTest(int column, std::vector<double> values)
{
    return std::make_unique<NumberInTest>(column, std::move(values));
}

RowTestPtr textTest(int column, std::function<bool(std::string_view)> accepts)
{
    return std::make_unique<TextTest>(column, std::move(accepts));
}

RowTestPtr missingTest(int column)
{
    return std::make_unique<MissingTest>(column);
}

} // namespace qd
