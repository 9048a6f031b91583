// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qd::fleet {

/// Writes a page of the Prometheus text format 0.0.4.
class MetricsPage
{
public:
    using Labels = std::vector<std::pair<std::string_view, std::string>>;
    /// Java's client ends a label list with a comma; so does TorchServe's page.
    enum class LabelStyle { Plain, TrailingComma };

    explicit MetricsPage(LabelStyle style = LabelStyle::Plain) : m_style(style) {}

    /// Starts a family; its samples must follow at once. `type`: counter, gauge, summary.
    void family(std::string_view name, std::string_view type, std::string_view help);
    void sample(std::string_view name, const Labels& labels, double value);
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    LabelStyle m_style;
    std::string m_text;
};

} // namespace qd::fleet
