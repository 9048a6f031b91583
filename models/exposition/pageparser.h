// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exposition/parser.h"
#include "models/exposition/seriesset.h"

#include <string>
#include <unordered_map>

namespace qd {

/// The first thing that is wrong with a page.
struct PageFault
{
    std::size_t offset = 0;
    QString what;
    QString hint;
};

/// One pass over one page that is known to be valid UTF-8. Every step says whether it succeeded; the first
/// that did not has left its fault.
class PageParser
{
public:
    PageParser(std::string_view text, bool openMetrics, Timestamp scrapedAt,
               std::size_t mostSamples = SIZE_MAX)
        : m_text(text), m_openMetrics(openMetrics), m_scrapedAt(scrapedAt), m_mostSamples(mostSamples)
    {
    }

    [[nodiscard]] bool parse();
    /// Returns whether parsing stopped because there are more samples than there may be.
    [[nodiscard]] bool hasTooMany() const { return m_page.samples.size() > m_mostSamples; }
    [[nodiscard]] const PageFault& fault() const { return m_fault; }
    [[nodiscard]] Exposition takePage() { return std::move(m_page); }
    /// Returns the beginnings of lines whose series and time came before; they are left out.
    [[nodiscard]] const std::vector<std::size_t>& repeated() const { return m_repeated; }

private:
    // Lines
    bool comment();
    bool help(std::string_view name);
    bool type(std::string_view name);
    bool unit(std::string_view name);
    bool endOfOpenMetrics();
    bool sample();
    bool exemplar();
    // Parts of a line
    bool metricName(std::string_view& name);
    bool labels(Labels& labels);
    bool label(std::vector<Labels::Pair>& pairs);
    bool labelValue(std::string& value);
    bool number(double& value);
    bool timestamp(Timestamp& at);
    bool endOfLine();
    // Characters
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    void skipBlanks();
    std::string_view word();
    std::string_view restOfLine();
    bool bad(QString what, QString hint = {}) { return badAt(m_at, std::move(what), std::move(hint)); }
    bool badAt(std::size_t offset, QString what, QString hint = {});

    ExpositionFamily& family(std::string_view name);

    std::string_view m_text;
    bool m_openMetrics;
    Timestamp m_scrapedAt;
    std::size_t m_mostSamples;
    std::size_t m_at = 0;
    bool m_sawEof = false;
    PageFault m_fault;
    Exposition m_page;
    SeriesSet m_seen;
    std::vector<std::size_t> m_repeated;
    std::unordered_map<std::string, std::size_t> m_families;
};

} // namespace qd
