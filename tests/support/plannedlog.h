// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <string>
#include <vector>

/// Logs of which is known what is wrong with them, row after row from a seed: the same on every machine.
namespace plannedlog {

enum class Kind { Binary, Multiclass, Regression };

enum class Fault {
    None,
    Version,     ///< version 2, which serves half of the second half, is right less often
    Slice,       ///< pod c is
    Break,       ///< all predictions after three fifths of the time are
    Drift,       ///< x0 is larger in the second half, by `size` standard deviations
    Calibration, ///< probabilities are too extreme; of two classes
};

struct Plan
{
    Kind kind = Kind::Binary;
    std::int64_t rows = 1'000;
    std::uint32_t seed = 1;
    Fault fault = Fault::None;
    /// By what share fewer are right; a regression's errors grow as much as makes that many unusually large.
    double size = 0.1;
};

inline constexpr std::int64_t start = 1'767'603'600'000; ///< 2026-01-05T09:00:00Z

struct Row
{
    std::int64_t at = 0; ///< milliseconds since the epoch
    std::string version;
    std::string prediction;
    std::string label;
    double probability = 0; ///< of class 1, or of the predicted class; NaN of a regression
    double latencyMs = 0;
    int status = 200;
    std::string pod;
    std::string region;        ///< empty: missing, as in one row of twenty
    std::string merchant;      ///< most are rare
    std::array<double, 4> x{}; ///< the last one is missing (NaN) in one row of ten
};

/// Makes one row after the other.
class Writer
{
public:
    explicit Writer(const Plan& plan) : m_plan(plan), m_random(plan.seed * 7919 + 13) {}

    Row next()
    {
        const double done = static_cast<double>(m_next) / static_cast<double>(m_plan.rows);
        Row row;
        row.at = start + m_next * 1'000;
        ++m_next;
        row.version = done >= 0.5 && share() < 0.5 ? "2" : "1";
        row.pod = std::string(1, static_cast<char>('a' + below(4)));
        const std::uint32_t region = below(60);
        row.region = region < 3 ? "" : region < 30 ? "north" : region < 50 ? "south" : "west";
        row.merchant = "m" + std::to_string(static_cast<int>(120 * share() * share()));
        row.latencyMs = 20 * std::exp(0.5 * normal());
        row.status = share() < 0.01 ? 503 : 200;
        const bool isShifted = m_plan.fault == Fault::Drift && done >= 0.5;
        row.x = {normal() + (isShifted ? m_plan.size : 0), std::exp(normal()), double(below(30)),
                 share() < 0.1 ? std::nan("") : 100 * share()};
        outcome(row, isWorse(row, done));
        return row;
    }

private:
    [[nodiscard]] bool isWorse(const Row& row, double done) const
    {
        return (m_plan.fault == Fault::Version && row.version == "2") ||
               (m_plan.fault == Fault::Slice && row.pod == "c") ||
               (m_plan.fault == Fault::Break && done >= 0.6);
    }

    void outcome(Row& row, bool isWorse)
    {
        if (m_plan.kind == Kind::Regression)
            return number(row, isWorse);
        const bool isSpoilt = isWorse && share() < m_plan.size / 0.8; // about four of five are right
        if (m_plan.kind == Kind::Binary)
            binary(row, isSpoilt);
        else
            oneOfFive(row, isSpoilt);
    }

    void binary(Row& row, bool isSpoilt)
    {
        const double u = share();
        const double p = share() < 0.7 ? 0.35 * u : 1 - 0.5 * u; // most are 0
        const bool isPositive = p >= 0.5;
        const bool isTrue = share() < p;
        row.prediction = isPositive ? "1" : "0";
        row.label = (isSpoilt ? !isPositive : isTrue) ? "1" : "0";
        row.probability = p;
        if (m_plan.fault == Fault::Calibration)
            row.probability = p < 0.5 ? p * (1 - 3 * m_plan.size) : 1 - (1 - p) * (1 - 3 * m_plan.size);
    }

    void oneOfFive(Row& row, bool isSpoilt)
    {
        const std::uint32_t drawn = below(20);
        const std::uint32_t truth = drawn < 8 ? 0 : drawn < 13 ? 1 : drawn < 17 ? 2 : drawn < 19 ? 3 : 4;
        row.probability = 0.6 + 0.4 * share();
        const bool isRight = share() < row.probability && !isSpoilt;
        const std::uint32_t predicted = isRight ? truth : (truth + 1 + below(4)) % 5;
        row.label = std::string(1, static_cast<char>('A' + truth));
        row.prediction = std::string(1, static_cast<char>('A' + predicted));
    }

    void number(Row& row, bool isWorse)
    {
        const double truth = 100 + 20 * normal();
        row.label = std::to_string(truth);
        row.prediction = std::to_string(truth + 5 * normal() * (isWorse ? 1 + 3 * m_plan.size : 1));
        row.probability = std::nan("");
    }

    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(m_random() % bound); }
    double share() { return (static_cast<double>(m_random()) + 0.5) / 4294967296.0; }
    /// Box & Muller (1958).
    double normal()
    {
        const double radius = std::sqrt(-2 * std::log(share()));
        return radius * std::cos(2 * std::numbers::pi * share());
    }

    Plan m_plan;
    std::mt19937 m_random;
    std::int64_t m_next = 0;
};

} // namespace plannedlog
