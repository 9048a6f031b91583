// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/pairtests.h"

#include "models/table/blocks/columnnumbers.h"

#include <unordered_map>

namespace qd {

namespace {

using Mask = std::span<std::uint8_t>;

class CodePairTest : public RowTest
{
public:
    CodePairTest(const TableData& data, int a, int b, bool equal) : m_a(a), m_b(b), m_equal(equal)
    {
        std::unordered_map<std::string_view, std::uint32_t> codes;
        const auto& values = data.columns[static_cast<std::size_t>(b)].dictionary;
        for (std::uint32_t code = 0; code < values.size(); ++code)
            codes.emplace(values[code], code);
        for (const std::string& value : data.columns[static_cast<std::size_t>(a)].dictionary) {
            const auto same = codes.find(value);
            m_same.push_back(same == codes.end() ? noSuchCode : same->second);
        }
    }
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        const auto a = data.column(block, m_a);
        const auto b = data.column(block, m_b);
        if (!a || !b)
            return Failure(a ? b.error() : a.error());
        std::vector<std::uint32_t> codesA(mask.size());
        std::vector<std::uint32_t> codesB(mask.size());
        decodeCodes(**a, 0, codesA);
        decodeCodes(**b, 0, codesB);
        for (std::size_t row = 0; row < mask.size(); ++row) {
            const bool known = codesA[row] != missingCode && codesB[row] != missingCode;
            mask[row] = known && (m_same[codesA[row]] == codesB[row]) == m_equal ? 1 : 0;
        }
        return {};
    }

private:
    static constexpr std::uint32_t noSuchCode = missingCode - 1;

    int m_a;
    int m_b;
    bool m_equal;
    std::vector<std::uint32_t> m_same; ///< the code of b with the same text, by code of a
};

/// Two columns as numbers.
class NumbersTest : public RowTest
{
public:
    NumbersTest(int a, int b) : m_a(a), m_b(b) {}
    Result<void> test(const TableData& data, std::size_t block, Mask mask) const override
    {
        const auto a = columnNumbers(data, block, m_a);
        const auto b = columnNumbers(data, block, m_b);
        if (!a || !b)
            return Failure(a ? b.error() : a.error());
        compare(*a, *b, mask);
        return {};
    }

private:
    virtual void compare(const std::vector<double>& a, const std::vector<double>& b, Mask mask) const = 0;

    int m_a;
    int m_b;
};

class NumberPairTest : public NumbersTest
{
public:
    NumberPairTest(int a, Relation relation, int b) : NumbersTest(a, b), m_relation(relation) {}

private:
    void compare(const std::vector<double>& a, const std::vector<double>& b, Mask mask) const override
    {
        withRelation(m_relation, [&](auto holdsFor) {
            for (std::size_t row = 0; row < mask.size(); ++row)
                mask[row] = holdsFor(a[row], b[row]) ? 1 : 0;
        });
    }

    Relation m_relation;
};

class DifferenceTest : public NumbersTest
{
public:
    DifferenceTest(int a, int b, Relation relation, double value)
        : NumbersTest(a, b), m_relation(relation), m_value(value)
    {
    }

private:
    void compare(const std::vector<double>& a, const std::vector<double>& b, Mask mask) const override
    {
        withRelation(m_relation, [&](auto holdsFor) {
            for (std::size_t row = 0; row < mask.size(); ++row)
                mask[row] = holdsFor(a[row] - b[row], m_value) ? 1 : 0;
        });
    }

    Relation m_relation;
    double m_value;
};

} // namespace

RowTestPtr codePairTest(const TableData& data, int a, int b, bool equal)
{
    return std::make_unique<CodePairTest>(data, a, b, equal);
}

RowTestPtr numberPairTest(int a, Relation relation, int b)
{
    return std::make_unique<NumberPairTest>(a, relation, b);
}

RowTestPtr differenceTest(int a, int b, Relation relation, double value)
{
    return std::make_unique<DifferenceTest>(a, b, relation, value);
}

} // namespace qd
