// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/linetemplate.h"

#include "models/table/reading/textscan.h"

namespace qd {

namespace {

using Kind = RowValue::Kind;

/// Walks a line that is known to be valid JSON.
class TemplateMaker
{
public:
    explicit TemplateMaker(std::string_view line, const ColumnMapping& mapping)
        : m_line(line), m_mapping(mapping)
    {
    }

    /// Reads the line; returns false when it is not of the kind that templates read.
    bool run() { return object(Place::Top) && finish(); }

    std::vector<RowShape::Named> names;
    std::vector<std::string_view> between;

private:
    enum class Place { Top, Attributes, Scores };

    [[nodiscard]] char peek() const { return m_at < m_line.size() ? m_line[m_at] : '\0'; }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
    }

    /// A text without escapes; moves behind it.
    std::optional<std::string_view> text()
    {
        if (peek() != '"')
            return std::nullopt;
        const std::size_t begin = ++m_at;
        const std::size_t end = m_line.find_first_of("\"\\", begin);
        if (end == std::string_view::npos || m_line[end] != '"')
            return std::nullopt;
        m_at = end + 1;
        return m_line.substr(begin, end - begin);
    }

    bool object(Place place)
    {
        ++m_at; // the opening bracket
        skipBlanks();
        if (peek() == '}') {
            ++m_at;
            return place != Place::Scores;
        }
        while (true) {
            skipBlanks();
            const auto name = text();
            skipBlanks();
            if (!name || peek() != ':')
                return false;
            ++m_at;
            skipBlanks();
            if (!value(*name, place))
                return false;
            skipBlanks();
            const char next = peek();
            ++m_at;
            if (next == '}')
                return true;
            if (next != ',')
                return false;
        }
    }

    bool value(std::string_view name, Place place)
    {
        if (peek() == '[')
            return false;
        if (peek() == '{') {
            if (place != Place::Top)
                return false;
            if (name == "features" || name == "attributes")
                return object(Place::Attributes);
            const LogField field = m_mapping.match(name).field;
            const bool scores = field == LogField::ClassProbability || field == LogField::Probability;
            return scores && object(Place::Scores);
        }
        between.push_back(m_line.substr(m_taken, m_at - m_taken));
        RowShape::Named named{std::string(name), place == Place::Attributes, std::nullopt};
        if (place == Place::Scores)
            named.className = name;
        names.push_back(std::move(named));
        if (peek() == '"') {
            // The value of this line may have escapes, as that of others.
            for (++m_at; m_at < m_line.size() && m_line[m_at] != '"'; ++m_at)
                m_at += m_line[m_at] == '\\' ? 1 : 0;
            ++m_at;
        } else {
            m_at = std::min(m_line.find_first_of(",} \t", m_at), m_line.size());
        }
        m_taken = m_at;
        return true;
    }

    bool finish()
    {
        between.push_back(m_line.substr(std::min(m_taken, m_line.size())));
        return m_at == m_line.size() && !names.empty();
    }

    std::string_view m_line;
    const ColumnMapping& m_mapping;
    std::size_t m_at = 0;
    std::size_t m_taken = 0; ///< behind the last value
};

/// A word that is no text; null when it is none that a template reads.
const char* takeWord(const char* at, RowValue& value)
{
    const auto word = [&](std::string_view text, Kind kind) {
        if (std::memcmp(at, text.data(), text.size()) != 0)
            return false;
        value.kind = kind;
        value.begin = at;
        value.size = static_cast<std::uint32_t>(text.size());
        return true;
    };
    const bool known = word("null", Kind::Missing) || word("true", Kind::Word) || word("false", Kind::Word);
    return known ? at + value.size : nullptr;
}

/// Reads the value at `at`; null when it is none that a template reads.
inline const char* takeValue(const char* at, RowValue& value)
{
    if (*at == '"') {
        const char* const end = textscan::endOfText(at + 1);
        value.begin = at + 1;
        value.size = static_cast<std::uint32_t>(end - at - 1);
        value.kind = value.size == 0 ? Kind::Missing : Kind::Text;
        return *end == '"' ? end + 1 : nullptr;
    }
    if (static_cast<unsigned char>(*at) <= '9')
        return takeNumber(at, value);
    return takeWord(at, value);
}

} // namespace

std::optional<LineTemplate> LineTemplate::of(std::string_view line, const ColumnMapping& mapping,
                                             BlockBuilder& builder)
{
    TemplateMaker maker(line, mapping);
    if (!maker.run())
        return std::nullopt;
    auto shape = RowShape::of(maker.names, mapping, builder);
    if (!shape)
        return std::nullopt;
    LineTemplate made;
    made.m_shape = std::move(*shape);
    std::vector<std::size_t> offsets;
    for (const std::string_view text : maker.between) {
        offsets.push_back(made.m_texts.size());
        made.m_texts.insert(made.m_texts.end(), text.begin(), text.end());
        made.m_texts.resize((made.m_texts.size() + 15) / 16 * 16);
    }
    for (std::size_t i = 0; i < offsets.size(); ++i)
        made.m_between.push_back({made.m_texts.data() + offsets[i], maker.between[i].size(), 0});
    return made;
}

inline bool LineTemplate::matches(const Between& between, const char* at)
{
    const char* text = between.text;
    std::size_t left = between.size;
    for (; left > 16; left -= 16, at += 16, text += 16) {
        if (!textscan::equal16(at, text, 16))
            return false;
    }
    return textscan::equal16(at, text, left);
}

const char* LineTemplate::read(const char* at, std::span<RowValue> values)
{
    Between* between = m_between.data();
    for (RowValue& value : values.first(m_shape.size())) {
        if (!matches(*between, at))
            return nullptr;
        at += between->size;
        const char* const end = takeValue(at, value);
        if (!end)
            return nullptr;
        // Values mostly are as long as in the line before. By this branch the processor can go on with the
        // next value while it still looks for the end of this one.
        if (end != at + between->valueSize)
            between->valueSize = end - at;
        const volatile std::ptrdiff_t& expected = between->valueSize;
        at += expected;
        ++between;
    }
    if (!matches(*between, at))
        return nullptr;
    at += between->size;
    at += *at == '\r' ? 1 : 0;
    return *at == '\n' ? at : nullptr;
}

} // namespace qd
