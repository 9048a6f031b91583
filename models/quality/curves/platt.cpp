// SPDX-License-Identifier: Apache-2.0
#include "models/quality/curves/calibration.h"

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

    /// The Newton step; gradient · step in `descent`, about twice what is left to gain, negative.
    [[nodiscard]] PlattCalibrator step(const PlattCalibrator& at, double& descent) const
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
        return step;
    }

private:
    [[nodiscard]] double target(const Scored& row) const { return row.positive ? m_high : m_low; }

    std::span<const Scored> m_rows;
    double m_high;
    double m_low;
};

/// Goes as large a part of the step as lowers the value enough (Armijo); false when none does.
bool advance(const PlattLikelihood& likelihood, const PlattCalibrator& step, double descent,
             PlattCalibrator& best, double& value)
{
    constexpr int maximumHalvings = 33;
    double share = 1;
    for (int i = 0; i < maximumHalvings; ++i, share /= 2) {
        const PlattCalibrator next{best.slope + share * step.slope, best.offset + share * step.offset};
        const double nextValue = likelihood.value(next);
        if (nextValue < value + 1e-4 * share * descent) {
            best = next;
            value = nextValue;
            return true;
        }
    }
    return false;
}

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
        const PlattCalibrator step = likelihood.step(best, descent);
        if (-descent < 1e-9 * value) {
            // So near the optimum that the likelihood's rounding hides what a step gains; Newton needs no
            // guard.
            best = {best.slope + step.slope, best.offset + step.offset};
            if (-descent < 1e-16 * value)
                break;
            continue;
        }
        if (!advance(likelihood, step, descent, best, value))
            break; // no more progress within rounding
    }
    return best;
}

} // namespace qd
