// SPDX-License-Identifier: Apache-2.0
#include "models/detect/rampfit.h"

#include "models/detect/changepoint.h"
#include "models/detect/robust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace qd {

namespace {

constexpr std::size_t fewestValues = 8;
constexpr int rampLengths = 16;

/// 0 up to the onset, 1 from the end of the ramp.
double shape(double time, double onset, double length)
{
    if (time <= onset)
        return 0.0;
    return time >= onset + length ? 1.0 : (time - onset) / length;
}

struct Fit
{
    double onset = 0;
    double length = 0;
    double residual = std::numeric_limits<double>::infinity();
    double before = 0;
    double after = 0;
};

class RampFitter
{
public:
    RampFitter(std::span<const double> times, std::span<const double> values)
        : m_times(times), m_values(values)
    {
        for (const double value : values)
            m_mean += value / static_cast<double>(values.size());
        for (const double value : values)
            m_spread += (value - m_mean) * (value - m_mean);
    }

    [[nodiscard]] double spread() const { return m_spread; }

    /// Linear regression of the values on the shape.
    [[nodiscard]] Fit fit(double onset, double length) const
    {
        const double n = static_cast<double>(m_times.size());
        double sum = 0.0;
        double squares = 0.0;
        double products = 0.0;
        for (std::size_t i = 0; i < m_times.size(); ++i) {
            const double s = shape(m_times[i], onset, length);
            sum += s;
            squares += s * s;
            products += s * (m_values[i] - m_mean);
        }
        Fit fit{onset, length};
        const double variation = squares - sum * sum / n;
        if (!(variation > 0.0))
            return fit;
        const double height = products / variation;
        fit.residual = std::max(m_spread - products * height, 1e-12 * m_spread);
        fit.before = m_mean - height * sum / n;
        fit.after = fit.before + height;
        return fit;
    }

    [[nodiscard]] std::vector<double> residuals(const Fit& fit) const
    {
        std::vector<double> result(m_times.size());
        for (std::size_t i = 0; i < m_times.size(); ++i)
            result[i] = m_values[i] - fit.before -
                        (fit.after - fit.before) * shape(m_times[i], fit.onset, fit.length);
        return result;
    }

private:
    std::span<const double> m_times;
    std::span<const double> m_values;
    double m_mean = 0;
    double m_spread = 0;
};

/// The best ramp for every onset that leaves two values on either side.
std::vector<Fit> profileOfOnsets(const RampFitter& fitter, std::span<const double> times, double maximumRamp)
{
    std::vector<Fit> profile;
    for (std::size_t i = 1; i + 2 < times.size(); ++i) {
        Fit best;
        for (int step = 0; step <= rampLengths; ++step) {
            const Fit fit = fitter.fit(times[i], maximumRamp * step / rampLengths);
            if (fit.residual < best.residual)
                best = fit;
        }
        profile.push_back(best);
    }
    return profile;
}

} // namespace

std::optional<RampChange> fitRamp(std::span<const double> times, std::span<const double> values,
                                  double maximumRamp, double confidence)
{
    if (times.size() < fewestValues)
        return std::nullopt;
    const RampFitter fitter(times, values);
    if (!(fitter.spread() > 0.0))
        return std::nullopt;
    const std::vector<Fit> profile = profileOfOnsets(fitter, times, std::max(maximumRamp, 0.0));
    const auto smaller = [](const Fit& a, const Fit& b) { return a.residual < b.residual; };
    const Fit& best = *std::min_element(profile.begin(), profile.end(), smaller);
    if (!std::isfinite(best.residual))
        return std::nullopt;

    const double n = static_cast<double>(times.size());
    const double effective = n / serialInflation(autocorrelation(fitter.residuals(best)));
    RampChange change{best.onset, best.onset, best.onset, best.length, best.before, best.after};
    change.statistic = effective * std::log(fitter.spread() / best.residual);
    if (!(change.statistic > 5.0 * std::log(n)))
        return std::nullopt;
    const double bound = best.residual * std::exp(changeRangeBound(confidence) / effective);
    for (const Fit& fit : profile) {
        if (fit.residual > bound)
            continue;
        change.onsetLow = std::min(change.onsetLow, fit.onset);
        change.onsetHigh = std::max(change.onsetHigh, fit.onset);
    }
    return change;
}

} // namespace qd
