// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/metricspage.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qd::fleet {

namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"') {
            out += '\\';
        }
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

std::string number(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

} // namespace

void MetricsPage::family(std::string_view name, std::string_view type, std::string_view help)
{
    m_text.append("# HELP ").append(name).append(" ").append(help);
    m_text.append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void MetricsPage::sample(std::string_view name, const Labels& labels, double value)
{
    m_text.append(name);
    if (!labels.empty()) {
        m_text += '{';
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (i > 0) {
                m_text += ',';
            }
            m_text.append(labels[i].first).append("=\"").append(escaped(labels[i].second)).append("\"");
        }
        m_text += m_style == LabelStyle::TrailingComma ? ",}" : "}";
    }
    m_text.append(" ").append(number(value)).append("\n");
}

} // namespace qd::fleet
