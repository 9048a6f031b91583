// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QPointF>

#include <cstdint>
#include <span>
#include <vector>

namespace qd {

/// Draws the lines of a time series into an image, smoothed, many times faster than a painter strokes them:
/// time only goes on, so what a line covers of a pixel column is one stretch of it.
///
/// Where three or more points share a pixel column, or a line has two or more per column throughout, or one
/// and is mere noise, the column is covered from the lowest to the highest of them (as in M4, Jugel 2014,
/// which such columns come from); elsewhere each piece of the line covers pixels by the share of them that
/// lies under it, measured along the columns for flat pieces and along the rows for steep ones.
class CurveRaster
{
public:
    CurveRaster() = default; ///< makes a raster of no pixels
    /// Pixels of the image; `width` of the lines in the same pixels.
    CurveRaster(QSize size, double width);

    /// Makes the raster ready for another image; what was covered must have been drawn. Costs no memory that
    /// it had before.
    void reset(QSize size, double width);
    /// Covers one line through the points, which are in pixels, have finite coordinates and ascend in x.
    /// Lines may reach beyond the image.
    void cover(std::span<const QPointF> line);
    /// Draws what was covered since the last time over the image, which is of the raster's size and in
    /// QImage::Format_ARGB32_Premultiplied, in an opaque colour.
    void drawOn(QImage& image, QRgb color);

private:
    struct Band;
    struct Run;

    [[nodiscard]] static bool isDenseThroughout(std::span<const QPointF> line);
    [[nodiscard]] Run runFrom(std::span<const QPointF> line, std::size_t begin, std::size_t least) const;
    void piece(QPointF from, QPointF to);
    void flat(QPointF from, QPointF to);
    void steep(QPointF from, QPointF to);
    void upright(int column, double low, double high, const Band& band);
    void bar(const Run& run);
    void strip(int column, double low, double high, double share);
    void touch(int column, int begin, int end);
    [[nodiscard]] int columnOf(double x) const;
    [[nodiscard]] std::uint8_t* cellsOf(int column);

    int m_width = 0;
    int m_height = 0;
    double m_half = 0;                 ///< half of the line's width
    std::vector<std::uint8_t> m_cover; ///< column by column
    /// The rows of each column that anything was covered of; empty when begin >= end.
    struct Rows
    {
        int begin;
        int end;
    };
    std::vector<Rows> m_rows;
};

} // namespace qd
