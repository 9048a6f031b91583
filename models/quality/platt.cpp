// SPDX-License-Identifier: Apache-2.0
#include "models/quality/calibration.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// The negative log likelihood as a function of slope and offset.
class PlattLikelihood
{
public:
    PlattLikelihood(std::span<const Scored> rows, const ScoreGroups& groups)
        : m_rows(rows),
          m_high((static_cast<double>(groups.positives) + 1) / (static_cast<double>(groups.positives) + 2)),
          m_low(1 / (static_cast<double>(groups.negatives) + 2))
    {
    }

    [[nodiscard]] double value(const PlattCalibrator& at) const
    {
        double sum = 0;
        for (const Scored& row : m_rows) {
            const double exponent = at.slope * row.score + at.offset;
            // Either form of log(1 + e^x) overflows on one side.
            sum += exponent >= 0 ? target(row) * exponent + std::log1p(std::exp(-exponent))
                                 : (target(row) - 1) * exponent + std::log1p(std::exp(exponent));
        }
        return sum;
    }

    /// The Newton step; gradient · step in `descent`.
    [[nodiscard]] PlattCalibrator step(const PlattCalibrator& at, double& descent, double& gradient) const
    {
        constexpr double ridge = 1e-12; // keeps the Hessian positive definite
        double ss = ridge;
        double so = 0;
        double oo = ridge;
        double gradientSlope = 0;
        double gradientOffset = 0;
        for (const Scored& row : m_rows) {
            const double p = at(row.score);
            const double curvature = p * (1 - p);
            ss += row.score * row.score * curvature;
            so += row.score * curvature;
            oo += curvature;
            gradientSlope += row.score * (target(row) - p);
            gradientOffset += target(row) - p;
        }
        const double determinant = ss * oo - so * so;
        const PlattCalibrator step{.slope = -(oo * gradientSlope - so * gradientOffset) / determinant,
                                   .offset = -(ss * gradientOffset - so * gradientSlope) / determinant};
        descent = gradientSlope * step.slope + gradientOffset * step.offset;
        gradient = std::max(std::abs(gradientSlope), std::abs(gradientOffset));
        return step;
    }

private:
    [[nodiscard]] double target(const Scored& row) const { return row.positive ? m_high : m_low; }

    std::span<const Scored> m_rows;
    double m_high;
    double m_low;
};

} // namespace

double PlattCalibrator::operator()(double score) const
{
    const double exponent = slope * score + offset;
    return exponent >= 0 ? std::exp(-exponent) / (1 + std::exp(-exponent)) : 1 / (1 + std::exp(exponent));
}

Defined<PlattCalibrator> PlattCalibrator::fit(std::span<const Scored> rows)
{
    const ScoreGroups groups = groupByScore(rows);
    if (const auto both = groups.hasBothClasses(); !both)
        return undefined(both.error());
    const PlattLikelihood likelihood(rows, groups);
    PlattCalibrator best{.slope = 0,
                         .offset = std::log((static_cast<double>(groups.negatives) + 1) /
                                            (static_cast<double>(groups.positives) + 1))};
    double value = likelihood.value(best);
    constexpr int maximumSteps = 100;
    for (int i = 0; i < maximumSteps; ++i) {
        double descent = 0;
        double gradient = 0;
        const PlattCalibrator step = likelihood.step(best, descent, gradient);
        if (gradient < 1e-11 * static_cast<double>(rows.size()))
            break;
        double share = 1;
        for (; share > 1e-10; share /= 2) {
            const PlattCalibrator next{best.slope + share * step.slope, best.offset + share * step.offset};
            const double nextValue = likelihood.value(next);
            if (nextValue < value + 1e-4 * share * descent) {
                best = next;
                value = nextValue;
                break;
            }
        }
        if (share <= 1e-10)
            break; // no more progress within rounding
    }
    return best;
}

} // namespace qd
