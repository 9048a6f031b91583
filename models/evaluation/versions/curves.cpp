// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/versions/curves.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace qd {

namespace {

struct Place
{
    double x = 0;
    double y = 0;
};

Place placeOf(const RocPoint& point)
{
    return {point.falsePositiveRate, point.truePositiveRate};
}

Place placeOf(const PrPoint& point)
{
    return {point.recall, point.precision};
}

double distance(Place a, Place b)
{
    return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

/// Returns whether b lies on the line from a to c, but for rounding.
bool isBetween(Place a, Place b, Place c)
{
    const double cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    return std::abs(cross) <= 1e-12 * distance(a, c);
}

template <typename Point>
std::vector<Point> withoutStraightOnes(const std::vector<Point>& points)
{
    std::vector<Point> kept{points.front()};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        if (!isBetween(placeOf(kept.back()), placeOf(points[i]), placeOf(points[i + 1])))
            kept.push_back(points[i]);
    }
    kept.push_back(points.back());
    return kept;
}

/// One point per equal step along the curve.
template <typename Point>
std::vector<Point> withoutCloseOnes(const std::vector<Point>& points, std::size_t most)
{
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += distance(placeOf(points[i - 1]), placeOf(points[i]));
    const double step = length / static_cast<double>(most - 2);
    std::vector<Point> kept{points.front()};
    double walked = 0;
    double next = step;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        walked += distance(placeOf(points[i - 1]), placeOf(points[i]));
        if (walked < next)
            continue;
        kept.push_back(points[i]);
        next = (std::floor(walked / step) + 1) * step;
    }
    kept.push_back(points.back());
    return kept;
}

template <typename Point>
void thinPoints(std::vector<Point>& points, std::size_t most)
{
    if (points.size() <= most || most < 3)
        return;
    points = withoutStraightOnes(points);
    if (points.size() > most)
        points = withoutCloseOnes(points, most);
}

constexpr std::size_t mostExactScores = 10'000;
constexpr double thresholdStep = 0.0001;

} // namespace

void thin(RocCurve& curve, std::size_t most)
{
    thinPoints(curve.points, most);
}

void thin(PrCurve& curve, std::size_t most)
{
    thinPoints(curve.points, most);
}

std::shared_ptr<const ThresholdExplorer> thresholdsOf(std::span<const Scored> rows)
{
    std::set<double> different;
    for (const Scored& row : rows) {
        different.insert(row.score);
        if (different.size() > mostExactScores)
            break;
    }
    if (different.size() <= mostExactScores)
        return std::make_shared<const ThresholdExplorer>(rows);
    // Rounded down, a score reaches a multiple of the step exactly when it did before.
    std::vector<Scored> rounded(rows.begin(), rows.end());
    for (Scored& row : rounded) {
        double steps = std::floor(row.score / thresholdStep);
        if ((steps + 1) * thresholdStep <= row.score) // the division may have rounded
            ++steps;
        else if (steps * thresholdStep > row.score)
            --steps;
        row.score = steps * thresholdStep;
    }
    return std::make_shared<const ThresholdExplorer>(rounded);
}

} // namespace qd
