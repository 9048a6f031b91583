// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/review/markupview.h"

#include <QImage>

#include <vector>

namespace qd {

/// A report made ready for QTextBrowser, which knows no inline SVG: the drawings become images.
struct ReportPages
{
    QString html;
    std::vector<QImage> images; ///< named "drawing:0", "drawing:1"… in `html`
};

/// Rasterises every inline <svg> of the report, at twice its size so that it stays sharp. Any thread.
[[nodiscard]] ReportPages prepareReport(const QByteArray& html);

/// Shows a report on paper white, in either theme, as it will be exported. Follows no links.
class ReportBrowser : public MarkupView
{
    Q_OBJECT

public:
    explicit ReportBrowser(QWidget* parent = nullptr);
    void setReport(const ReportPages& pages);
};

} // namespace qd
