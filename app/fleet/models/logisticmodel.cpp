// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/models/logisticmodel.h"

#include <cmath>
#include <cstddef>

namespace qd::fleet {

namespace {

constexpr int iterations = 250;
constexpr double learningRate = 0.5;
constexpr double momentum = 0.9;
constexpr double regularization = 1e-4;

double sigmoid(double x)
{
    return 1.0 / (1.0 + std::exp(-x));
}

} // namespace

/// Returns the rows behind each other, standardized, after having taken mean and scale of each column.
std::vector<double> LogisticModel::standardize(const std::vector<std::vector<double>>& rows)
{
    const std::size_t width = rows.front().size();
    const auto count = static_cast<double>(rows.size());
    m_mean.assign(width, 0);
    m_scale.assign(width, 0);
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < width; ++i) {
            m_mean[i] += row[i] / count;
        }
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < width; ++i) {
            m_scale[i] += (row[i] - m_mean[i]) * (row[i] - m_mean[i]) / count;
        }
    }
    for (double& scale : m_scale) {
        scale = scale > 0 ? 1.0 / std::sqrt(scale) : 0.0;
    }
    std::vector<double> flat;
    flat.reserve(rows.size() * width);
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < width; ++i) {
            flat.push_back((row[i] - m_mean[i]) * m_scale[i]);
        }
    }
    return flat;
}

LogisticModel LogisticModel::fit(const std::vector<std::vector<double>>& rows,
                                 const std::vector<bool>& labels)
{
    LogisticModel model;
    const std::size_t width = rows.front().size();
    const auto count = static_cast<double>(rows.size());
    const std::vector<double> flat = model.standardize(rows);

    // One more weight than columns: the last is the bias.
    std::vector<double> weights(width + 1, 0);
    std::vector<double> velocity(width + 1, 0);
    std::vector<double> gradient(width + 1, 0);
    std::vector<double> ahead(width + 1, 0);
    for (int step = 0; step < iterations; ++step) {
        for (std::size_t i = 0; i <= width; ++i) {
            ahead[i] = weights[i] + momentum * velocity[i];
            gradient[i] = i < width ? regularization * ahead[i] : 0;
        }
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const double* row = flat.data() + r * width;
            double z = ahead[width];
            for (std::size_t i = 0; i < width; ++i) {
                z += ahead[i] * row[i];
            }
            const double error = (sigmoid(z) - (labels[r] ? 1.0 : 0.0)) / count;
            for (std::size_t i = 0; i < width; ++i) {
                gradient[i] += error * row[i];
            }
            gradient[width] += error;
        }
        for (std::size_t i = 0; i <= width; ++i) {
            velocity[i] = momentum * velocity[i] - learningRate * gradient[i];
            weights[i] += velocity[i];
        }
    }
    model.m_bias = weights.back();
    weights.pop_back();
    model.m_weights = std::move(weights);
    return model;
}

double LogisticModel::probability(std::span<const double> features) const
{
    double z = m_bias;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        z += m_weights[i] * (features[i] - m_mean[i]) * m_scale[i];
    }
    return sigmoid(z);
}

} // namespace qd::fleet
