// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/curveraster.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t dense = 3;      ///< points in one column
constexpr double denseThroughout = 2; ///< points per column, over all columns of a line
/// Ends of steep pieces reach on by this, or a peak would be cut off where its two sides meet.
constexpr double cap = 0.4;
constexpr double full = 255; ///< of a pixel

/// How much of [at, at + 1) lies within [low, high].
double overlap(double low, double high, int at)
{
    return std::max(0.0, std::min(high, at + 1.0) - std::max(low, static_cast<double>(at)));
}

double yAt(QPointF from, QPointF to, double x)
{
    return from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x());
}

/// Both channel pairs of a pixel by `share` of 255 at once.
QRgb scaled(QRgb pixel, std::uint32_t share)
{
    const std::uint32_t even = (pixel & 0x00ff00ffU) * share + 0x00800080U;
    const std::uint32_t odd = ((pixel >> 8) & 0x00ff00ffU) * share + 0x00800080U;
    return (((even + ((even >> 8) & 0x00ff00ffU)) >> 8) & 0x00ff00ffU) |
           ((odd + ((odd >> 8) & 0x00ff00ffU)) & 0xff00ff00U);
}

} // namespace

/// Points that follow each other within one column.
struct CurveRaster::Run
{
    int column = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    double low = 0;
    double high = 0;

    bool isDense = false;

    void reach(double y)
    {
        low = std::min(low, y);
        high = std::max(high, y);
    }
};

CurveRaster::CurveRaster(QSize size, double width)
    : m_width(std::max(0, size.width())),
      m_height(std::max(0, size.height())),
      m_half(width / 2),
      m_cover(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height)),
      m_rows(static_cast<std::size_t>(m_width), Rows{m_height, 0})
{
}

CurveRaster::Run CurveRaster::runFrom(std::span<const QPointF> line, std::size_t begin,
                                      std::size_t least) const
{
    const auto columnOf = [this](QPointF point) {
        return static_cast<int>(std::floor(std::clamp(point.x(), -1.0, static_cast<double>(m_width))));
    };
    Run run{columnOf(line[begin]), begin, begin, line[begin].y(), line[begin].y()};
    while (run.end < line.size() && columnOf(line[run.end]) == run.column)
        run.reach(line[run.end++].y());
    run.isDense = run.end - run.begin >= least;
    return run;
}

void CurveRaster::cover(std::span<const QPointF> line)
{
    if (line.empty())
        return;
    // Columns of M4 need not begin where pixels do: their four points may fall two and two.
    const double columns = line.back().x() - line.front().x();
    const std::size_t least =
        static_cast<double>(line.size()) >= denseThroughout * columns && columns > dense ? 1 : dense;
    Run run = runFrom(line, 0, least);
    while (true) {
        if (!run.isDense) {
            for (std::size_t i = run.begin; i + 1 < run.end; ++i)
                piece(line[i], line[i + 1]);
        }
        if (run.end == line.size())
            break;
        Run next = runFrom(line, run.end, least);
        const QPointF from = line[run.end - 1];
        const QPointF to = line[run.end];
        if (run.isDense && next.isDense && next.column == run.column + 1) {
            const double y = yAt(from, to, next.column);
            run.reach(y);
            next.reach(y);
        } else {
            piece(from, to);
        }
        if (run.isDense)
            bar(run);
        run = next;
    }
    if (run.isDense)
        bar(run);
}

void CurveRaster::bar(const Run& run)
{
    if (run.column >= 0 && run.column < m_width)
        strip(run.column, run.low - m_half, run.high + m_half, 1);
}

void CurveRaster::piece(QPointF from, QPointF to)
{
    if (to.x() < -m_half - 1 || from.x() > m_width + m_half + 1)
        return;
    if (std::abs(to.y() - from.y()) <= to.x() - from.x())
        flat(from, to);
    else
        steep(from, to);
}

void CurveRaster::flat(QPointF from, QPointF to)
{
    if (to.x() <= from.x())
        return; // a point on itself
    const double slope = (to.y() - from.y()) / (to.x() - from.x());
    const double half = m_half * std::sqrt(1 + slope * slope);
    const int first = std::max(0, static_cast<int>(std::floor(std::max(from.x(), -1.0))));
    const int last = std::min(m_width - 1, static_cast<int>(std::min(to.x(), static_cast<double>(m_width))));
    for (int column = first; column <= last; ++column) {
        const double left = std::max(from.x(), static_cast<double>(column));
        const double right = std::min(to.x(), column + 1.0);
        const double share = right - left;
        if (share <= 0)
            continue;
        // Two points of Gauss stand for the stretch of the line within the column.
        const double middle = from.y() + slope * ((left + right) / 2 - from.x());
        const double aside = slope * share * 0.288675;
        strip(column, middle - aside - half, middle - aside + half, share / 2);
        strip(column, middle + aside - half, middle + aside + half, share / 2);
    }
}

void CurveRaster::steep(QPointF from, QPointF to)
{
    if (from.y() > to.y())
        std::swap(from, to);
    const double slope = (to.x() - from.x()) / (to.y() - from.y());
    const double half = m_half * std::sqrt(1 + slope * slope);
    const double top = std::max(from.y() - cap, 0.0);
    const double bottom = std::min(to.y() + cap, static_cast<double>(m_height));
    if (bottom <= top)
        return;
    const auto columnOf = [this](double x) {
        return static_cast<int>(std::floor(std::clamp(x, -1.0, static_cast<double>(m_width))));
    };
    const int firstRow = static_cast<int>(top);
    const int endRow = static_cast<int>(std::ceil(bottom));
    for (int row = firstRow; row < endRow; ++row) {
        const double low = std::max(top, static_cast<double>(row));
        const double high = std::min(bottom, row + 1.0);
        const double x = from.x() + slope * ((low + high) / 2 - from.y());
        const double share = (high - low) * full;
        const int first = columnOf(x - half);
        const int last = columnOf(x + half);
        if (first >= 0 && first < m_width)
            addTo(first, row, share * (std::min(first + 1.0, x + half) - (x - half)));
        for (int column = first + 1; column < last; ++column)
            addTo(column, row, share);
        if (last < m_width && last > first)
            addTo(last, row, share * (x + half - last));
    }
    const double reach = half + std::abs(slope) * cap;
    const double xTop = from.x() + slope * (top - from.y());
    const double xBottom = from.x() + slope * (bottom - from.y());
    const int first = std::max(0, columnOf(std::min(xTop, xBottom) - reach));
    const int last = std::min(m_width - 1, columnOf(std::max(xTop, xBottom) + reach));
    for (int column = first; column <= last; ++column)
        touch(column, firstRow, endRow);
}

/// Covers a column between two heights by a share of its width.
void CurveRaster::strip(int column, double low, double high, double share)
{
    low = std::clamp(low, 0.0, static_cast<double>(m_height));
    high = std::clamp(high, 0.0, static_cast<double>(m_height));
    if (high <= low)
        return;
    const int first = static_cast<int>(low);
    const int last = std::min(m_height - 1, static_cast<int>(high));
    touch(column, first, last + 1);
    addTo(column, first, overlap(low, high, first) * share * full);
    if (last == first)
        return;
    addTo(column, last, overlap(low, high, last) * share * full);
    std::uint8_t* cells = &m_cover[static_cast<std::size_t>(column) * static_cast<std::size_t>(m_height)];
    if (share >= 1) {
        std::fill(cells + first + 1, cells + last, std::uint8_t{255});
        return;
    }
    const int part = static_cast<int>(share * full + 0.5);
    for (int row = first + 1; row < last; ++row)
        cells[row] = static_cast<std::uint8_t>(std::min(255, cells[row] + part));
}

void CurveRaster::addTo(int column, int row, double cover)
{
    std::uint8_t& cell = m_cover[static_cast<std::size_t>(column) * static_cast<std::size_t>(m_height) +
                                 static_cast<std::size_t>(row)];
    cell = static_cast<std::uint8_t>(std::min(255, cell + static_cast<int>(cover + 0.5)));
}

void CurveRaster::touch(int column, int begin, int end)
{
    Rows& rows = m_rows[static_cast<std::size_t>(column)];
    rows.begin = std::min(rows.begin, begin);
    rows.end = std::max(rows.end, end);
}

void CurveRaster::drawOn(QImage& image, QRgb color)
{
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(QRgb);
    for (std::size_t column = 0; column < m_rows.size(); ++column) {
        Rows& rows = m_rows[column];
        std::uint8_t* cells = &m_cover[column * static_cast<std::size_t>(m_height)];
        QRgb* pixel = pixels + column + static_cast<std::size_t>(rows.begin) * stride;
        for (int row = rows.begin; row < rows.end; ++row, pixel += stride) {
            const std::uint32_t share = std::exchange(cells[row], std::uint8_t{0});
            if (share == 255)
                *pixel = color;
            else if (share > 0)
                *pixel = scaled(color, share) + scaled(*pixel, 255 - share);
        }
        rows = {m_height, 0};
    }
}

} // namespace qd
