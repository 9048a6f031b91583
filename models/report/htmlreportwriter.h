// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/report/reportwriter.h"

namespace qd {

/// A report as HTML: of the few elements that browsers and QTextDocument show alike.
class HtmlReportWriter : public ReportWriter
{
public:
    explicit HtmlReportWriter(const QString& title);

    void title(const QString& text) override;
    void section(const QString& text) override;
    void subsection(const QString& text) override;
    void paragraph(const QString& text, Tone tone = Tone::Plain) override;
    void preformatted(const QString& text) override;
    void list(const std::vector<Cell>& items) override;
    void facts(const std::vector<std::pair<QString, Cell>>& rows) override;
    void table(const std::vector<QString>& header, const std::vector<Row>& rows) override;
    void drawings(const std::vector<QByteArray>& svgs) override;
    void footer(const QString& text) override;
    [[nodiscard]] QByteArray finish() override;

private:
    void cell(const char* element, const Cell& cell);

    QString m_html;
};

} // namespace qd
