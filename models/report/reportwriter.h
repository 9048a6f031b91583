// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace qd {

/// Builds the report's HTML: of the few elements that browsers and QTextDocument show alike. Every text is
/// escaped.
class ReportWriter
{
public:
    enum class Tone { Plain, Good, Bad, Unsure, Muted };

    struct Cell
    {
        QString text;
        Tone tone = Tone::Plain;
        bool isNumber = false;
        bool isCode = false; ///< monospaced, line breaks kept
        double shade = 0;    ///< of a heat map: 0 is white, 1 the darkest that dark text can be read on
    };
    using Row = std::vector<Cell>;

    explicit ReportWriter(const QString& title);

    void title(const QString& text);
    void section(const QString& text);
    void subsection(const QString& text);
    void paragraph(const QString& text, Tone tone = Tone::Plain);
    /// Line breaks in the text are kept.
    void preformatted(const QString& text);
    void list(const std::vector<Cell>& items);
    /// Two columns without a header: what, and its value.
    void facts(const std::vector<std::pair<QString, Cell>>& rows);
    void table(const std::vector<QString>& header, const std::vector<Row>& rows);
    /// An <svg> element of our own making, as it is.
    void drawing(const QByteArray& svg);
    /// Side by side as far as there is room.
    void drawings(const std::vector<QByteArray>& svgs);
    void footer(const QString& text);

    [[nodiscard]] QByteArray finish();

private:
    void cell(const char* element, const Cell& cell);

    QString m_html;
};

} // namespace qd
