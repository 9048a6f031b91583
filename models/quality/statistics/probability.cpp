// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/probability.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

double surprise(double probability)
{
    constexpr double epsilon = std::numeric_limits<double>::epsilon();
    return -std::log(std::clamp(probability, epsilon, 1 - epsilon));
}

} // namespace

Defined<double> logLoss(std::span<const Scored> rows)
{
    if (rows.empty())
        return undefined(Undefined::NoData);
    double sum = 0;
    for (const Scored& row : rows)
        sum += surprise(row.positive ? row.score : 1 - row.score);
    return sum / static_cast<double>(rows.size());
}

Defined<double> brierScore(std::span<const Scored> rows)
{
    if (rows.empty())
        return undefined(Undefined::NoData);
    double sum = 0;
    for (const Scored& row : rows) {
        const double error = row.score - (row.positive ? 1.0 : 0.0);
        sum += error * error;
    }
    return sum / static_cast<double>(rows.size());
}

Defined<double> logLoss(const ClassProbabilities& rows)
{
    if (rows.truth.empty())
        return undefined(Undefined::NoData);
    double sum = 0;
    for (std::size_t i = 0; i < rows.truth.size(); ++i)
        sum += surprise(rows.row(i)[rows.truth[i]]);
    return sum / static_cast<double>(rows.truth.size());
}

Defined<double> brierScore(const ClassProbabilities& rows)
{
    if (rows.truth.empty())
        return undefined(Undefined::NoData);
    double sum = 0;
    for (std::size_t i = 0; i < rows.truth.size(); ++i) {
        const auto row = rows.row(i);
        for (std::size_t k = 0; k < row.size(); ++k) {
            const double error = row[k] - (k == rows.truth[i] ? 1.0 : 0.0);
            sum += error * error;
        }
    }
    return sum / static_cast<double>(rows.truth.size());
}

} // namespace qd
