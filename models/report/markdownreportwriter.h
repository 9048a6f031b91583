// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/report/reportwriter.h"

namespace qd {

/// A report as Markdown with tables as GitHub knows them. Drawings are images in the file itself; their data
/// stand at its end, where they do not disturb the reading.
class MarkdownReportWriter : public ReportWriter
{
public:
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
    QString m_text;
    QString m_images;
    int m_imageCount = 0;
};

} // namespace qd
