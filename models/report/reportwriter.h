// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace qd {

/// Takes the parts of a report one after the other and makes one self-contained file of them. Every text is
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
        /// The shade of a heat map: 0 is white, 1 the darkest that dark text can be read on.
        double shade = 0;
    };
    using Row = std::vector<Cell>;

    virtual ~ReportWriter() = default;

    virtual void title(const QString& text) = 0;
    virtual void section(const QString& text) = 0;
    virtual void subsection(const QString& text) = 0;
    virtual void paragraph(const QString& text, Tone tone = Tone::Plain) = 0;
    /// Line breaks in the text are kept.
    virtual void preformatted(const QString& text) = 0;
    virtual void list(const std::vector<Cell>& items) = 0;
    /// Two columns without a header: what, and its value.
    virtual void facts(const std::vector<std::pair<QString, Cell>>& rows) = 0;
    virtual void table(const std::vector<QString>& header, const std::vector<Row>& rows) = 0;
    /// <svg> elements of our own making, as they are, side by side as far as there is room.
    virtual void drawings(const std::vector<QByteArray>& svgs) = 0;
    void drawing(const QByteArray& svg) { drawings({svg}); }
    virtual void footer(const QString& text) = 0;

    [[nodiscard]] virtual QByteArray finish() = 0;
};

} // namespace qd
