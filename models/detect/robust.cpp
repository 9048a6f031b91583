// SPDX-License-Identifier: Apache-2.0
#include "models/detect/robust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace qd {

namespace {

constexpr double normalConsistency = 1.4826;

} // namespace

double median(std::vector<double> values)
{
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return std::midpoint(*std::max_element(values.begin(), middle), *middle);
}

double medianAbsoluteDeviation(std::vector<double> values)
{
    const double centre = median(values);
    for (double& value : values)
        value = std::abs(value - centre);
    return median(std::move(values));
}

RobustCentre robustCentre(std::span<const double> values)
{
    std::vector<double> copy(values.begin(), values.end());
    const double centre = median(copy);
    return {centre, normalConsistency * medianAbsoluteDeviation(std::move(copy))};
}

double robustScore(double x, const RobustCentre& centre)
{
    const double distance = std::abs(x - centre.median);
    if (distance == 0.0)
        return 0.0;
    return distance / centre.scale;
}

double autocorrelation(std::span<const double> values)
{
    if (values.size() < 3)
        return 0.0;
    double mean = 0.0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double lagged = 0.0;
    double variance = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double deviation = values[i] - mean;
        variance += deviation * deviation;
        if (i > 0)
            lagged += deviation * (values[i - 1] - mean);
    }
    return variance > 0.0 ? lagged / variance : 0.0;
}

double serialInflation(double autocorrelation)
{
    const double rho = std::clamp(autocorrelation, 0.0, 0.95);
    return (1.0 + rho) / (1.0 - rho);
}

} // namespace qd
