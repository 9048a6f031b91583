// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/curveraster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr std::size_t dense = 3;      ///< points in one column
constexpr double denseThroughout = 2; ///< points per column, over all columns of a line
/// Rows per column that a line with a point in each goes up and down; nobody can tell its pieces apart.
constexpr double restless = 24;
/// Ends of steep pieces reach on by this, or a peak would be cut off where its two sides meet.
constexpr double cap = 0.4;
constexpr int whole = 256; ///< as much as a pixel can be covered, as long as it is being reckoned with
constexpr std::uint8_t full = 255; ///< as much as a pixel can be covered, when it is kept
/// Pixels by which a line may rise within a column and count as level there.
constexpr double level = 0.125;

/// How much of [at, at + 1) lies within [low, high].
double overlap(double low, double high, int at)
{
    return std::max(0.0, std::min(high, at + 1.0) - std::max(low, static_cast<double>(at)));
}

double yAt(QPointF from, QPointF to, double x)
{
    return from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x());
}

/// Returns both channel pairs of a pixel by `share` of 255 at once.
QRgb scaled(QRgb pixel, std::uint32_t share)
{
    const std::uint32_t even = (pixel & 0x00ff00ffU) * share + 0x00800080U;
    const std::uint32_t odd = ((pixel >> 8) & 0x00ff00ffU) * share + 0x00800080U;
    return (((even + ((even >> 8) & 0x00ff00ffU)) >> 8) & 0x00ff00ffU) |
           ((odd + ((odd >> 8) & 0x00ff00ffU)) & 0xff00ff00U);
}

void add(std::uint8_t& cell, int cover)
{
    cell = static_cast<std::uint8_t>(std::min<int>(cell + cover, full));
}

// The two loops that most cells are written in, plain enough for a compiler to take many cells at a time.

/// Adds to cells below each other what a band covers of a pixel's width; `x` is the band's middle in the
/// first of them, from the left edge of the column. Within a thousand pixels of it.
void addBand(std::uint8_t* cells, int count, double x, double slope, double half)
{
    constexpr double fine = 0x1p20; // of a pixel, or steps would add up to an error
    auto place = static_cast<std::int32_t>(x * fine);
    const auto step = static_cast<std::int32_t>(slope * fine);
    const auto reach = static_cast<std::int32_t>(half * whole);
    for (int i = 0; i < count; ++i) {
        const std::int32_t middle = place >> 12;
        place += step;
        const std::int32_t right = std::min(middle + reach, whole);
        const std::int32_t left = std::max(middle - reach, 0);
        const std::int32_t cover = std::max(right - left, 0);
        add(cells[i], cover);
    }
}

void addEvenly(std::uint8_t* cells, int count, int cover)
{
    for (int i = 0; i < count; ++i)
        add(cells[i], cover);
}

} // namespace

/// A steep line of some width: x by y.
struct CurveRaster::Band
{
    double offset = 0; ///< x of the middle at y = 0
    double slope = 0;
    double half = 0; ///< half of the width in x

    [[nodiscard]] double middle(double y) const { return offset + slope * y; }
};

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
{
    reset(size, width);
}

void CurveRaster::reset(QSize size, double width)
{
    m_width = std::max(0, size.width());
    m_height = std::max(0, size.height());
    m_half = width / 2;
    m_cover.resize(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height));
    m_rows.assign(static_cast<std::size_t>(m_width), Rows{m_height, 0});
}

CurveRaster::Run CurveRaster::runFrom(std::span<const QPointF> line, std::size_t begin,
                                      std::size_t least) const
{
    Run run{columnOf(line[begin].x()), begin, begin + 1, line[begin].y(), line[begin].y()};
    // Of the points before the image, and of those behind it, the last and the first would do.
    const double left = run.column < 0 ? -std::numeric_limits<double>::infinity() : run.column;
    const double right = run.column < m_width ? run.column + 1.0 : std::numeric_limits<double>::infinity();
    while (run.end < line.size() && line[run.end].x() >= left && line[run.end].x() < right)
        run.reach(line[run.end++].y());
    run.isDense = run.end - run.begin >= least;
    return run;
}

bool CurveRaster::isDenseThroughout(std::span<const QPointF> line)
{
    const auto points = static_cast<double>(line.size());
    const double columns = line.back().x() - line.front().x();
    if (columns <= dense || points < columns)
        return false;
    // Columns of M4 need not begin where pixels do: their four points may fall two and two.
    if (points >= denseThroughout * columns)
        return true;
    double way = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        way += std::abs(line[i].y() - line[i - 1].y());
    return way >= restless * columns;
}

void CurveRaster::cover(std::span<const QPointF> line)
{
    if (line.empty())
        return;
    const std::size_t least = isDenseThroughout(line) ? 1 : dense;
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
    const int last = columnOf(to.x());
    for (int column = std::max(0, columnOf(from.x())); column <= last && column < m_width; ++column) {
        const double left = std::max(from.x(), static_cast<double>(column));
        const double right = std::min(to.x(), column + 1.0);
        const double share = right - left;
        if (share <= 0)
            continue;
        const double middle = from.y() + slope * ((left + right) / 2 - from.x());
        if (std::abs(slope) * share <= level) {
            strip(column, middle - half, middle + half, share);
            continue;
        }
        // Two points of Gauss stand for the stretch of the line within the column.
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
    const Band band{from.x() - slope * from.y(), slope, m_half * std::sqrt(1 + slope * slope)};
    const double top = std::max(from.y() - cap, 0.0);
    const double bottom = std::min(to.y() + cap, static_cast<double>(m_height));
    if (bottom <= top)
        return;
    const double left = std::min(band.middle(top), band.middle(bottom)) - band.half;
    const double right = std::max(band.middle(top), band.middle(bottom)) + band.half;
    const int last = std::min(m_width - 1, columnOf(right));
    for (int column = std::max(0, columnOf(left)); column <= last; ++column) {
        // The rows in which the band meets the column.
        double begin = top;
        double end = bottom;
        if (slope != 0) {
            const double atLeft = (column - band.half - band.offset) / slope;
            const double atRight = (column + 1 + band.half - band.offset) / slope;
            begin = std::max(begin, std::min(atLeft, atRight));
            end = std::min(end, std::max(atLeft, atRight));
        }
        if (begin < end)
            upright(column, begin, end, band);
    }
}

/// Covers a column between two heights by what the band covers of its width, row by row.
void CurveRaster::upright(int column, double low, double high, const Band& band)
{
    const int first = static_cast<int>(low);
    const int last = std::min(m_height - 1, static_cast<int>(high));
    touch(column, first, last + 1);
    std::uint8_t* cells = cellsOf(column);
    const auto addPart = [&](int row) {
        const double begin = std::max(low, static_cast<double>(row));
        const double end = std::min(high, row + 1.0);
        const double middle = band.middle((begin + end) / 2);
        const double share = overlap(middle - band.half, middle + band.half, column);
        add(cells[row], static_cast<int>((end - begin) * share * whole));
    };
    addPart(first);
    if (last == first)
        return;
    addPart(last);
    addBand(cells + first + 1, last - first - 1, band.middle(first + 1.5) - column, band.slope, band.half);
}

/// Covers a column between two heights by a share of its width.
void CurveRaster::strip(int column, double low, double high, double share)
{
    const int top = static_cast<int>(std::max(low, 0.0) * whole);
    const int bottom = static_cast<int>(std::min(high, static_cast<double>(m_height)) * whole);
    if (bottom <= top)
        return;
    const int part = static_cast<int>(share * whole + 0.5);
    const int first = top / whole;
    const int last = (bottom - 1) / whole;
    touch(column, first, last + 1);
    std::uint8_t* cells = cellsOf(column);
    if (last == first) {
        add(cells[first], (bottom - top) * part / whole);
        return;
    }
    add(cells[first], ((first + 1) * whole - top) * part / whole);
    add(cells[last], (bottom - last * whole) * part / whole);
    if (part == whole)
        std::fill(cells + first + 1, cells + last, full);
    else
        addEvenly(cells + first + 1, last - first - 1, part);
}

/// The column of the image at `x`; -1 or its width for what lies beside it.
int CurveRaster::columnOf(double x) const
{
    return static_cast<int>(std::clamp(x, -1.0, static_cast<double>(m_width)) + 1) - 1;
}

std::uint8_t* CurveRaster::cellsOf(int column)
{
    return &m_cover[static_cast<std::size_t>(column) * static_cast<std::size_t>(m_height)];
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
            if (share == full)
                *pixel = color;
            else if (share > 0)
                *pixel = scaled(color, share) + scaled(*pixel, full - share);
        }
        rows = {m_height, 0};
    }
}

} // namespace qd
