// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/table/reading/recordimport.h"

#include <QString>

#include <random>

/// A seeded log of a fraud model: two hours, half a second apart, version v1 and, in the second hour, also
/// v2, which is wrong every third time where the country is "de" and the device "phone".
namespace evaluationlog {

inline constexpr std::int64_t start = 1'767'603'600'000; ///< 2026-01-05T09:00:00Z
inline constexpr std::int64_t step = 500;
inline constexpr std::size_t rows = 14'400;
inline constexpr qd::Timestamp fault{start + 3'600'000};

struct Options
{
    std::uint32_t seed = 7;
    bool faulty = true;
    std::size_t unlabelledFrom = rows; ///< labels are late from this row on
    bool shifted = false;              ///< in the second hour amounts are larger and a country is new
    bool calibrated = true;            ///< the probability is the true one
};

inline std::vector<qd::PredictionRecord> records(const Options& options = {})
{
    std::mt19937 random(options.seed);
    const auto share = [&random] { return double(random()) / double(std::mt19937::max()); };
    std::vector<qd::PredictionRecord> records;
    for (std::size_t i = 0; i < rows; ++i) {
        const bool second = i >= rows / 2;
        qd::PredictionRecord one;
        one.at = {start + std::int64_t(i) * step};
        one.requestId = "r" + std::to_string(i);
        one.model = "fraud";
        one.version = second && share() < 0.5 ? "v2" : "v1";
        std::string country = share() < 0.3 ? "de" : share() < 0.5 ? "fr" : "nl";
        const std::string device = share() < 0.5 ? "phone" : "desktop";
        double amount = 10 + 90 * share();
        if (options.shifted && second) {
            amount += 60;
            country = share() < 0.2 ? "us" : country;
        }
        const double risk = share() * share(); // most are harmless
        const bool fraud = share() < (options.calibrated ? risk : risk * risk);
        const bool called = risk >= 0.5;
        one.prediction = called ? "fraud" : "fine";
        one.probability = called ? risk : 1 - risk;
        const bool wrong =
            options.faulty && one.version == "v2" && country == "de" && device == "phone" && share() < 0.34;
        const bool truth = wrong ? !called : fraud;
        if (i < options.unlabelledFrom)
            one.label = truth ? "fraud" : "fine";
        one.latencySeconds = (one.version == "v2" ? 0.03 : 0.02) * (0.5 + share());
        one.status = share() < 0.01 ? 503 : 200;
        one.attributes = QStringLiteral(R"({"country":"%1","device":"%2","amount":%3})")
                             .arg(QString::fromStdString(country), QString::fromStdString(device))
                             .arg(amount, 0, 'g', 17)
                             .toStdString();
        records.push_back(std::move(one));
    }
    return records;
}

/// A model of prices whose error grows with the size of the flat; flats are larger in the second hour.
inline std::vector<qd::PredictionRecord> prices(std::size_t unlabelledFrom = rows)
{
    std::mt19937 random(3);
    const auto share = [&random] { return double(random()) / double(std::mt19937::max()); };
    std::vector<qd::PredictionRecord> records;
    for (std::size_t i = 0; i < rows; ++i) {
        const double size = i < rows / 2 ? 30 + 70 * share() : 65 + 35 * share();
        const double price = 1000 * size;
        qd::PredictionRecord one;
        one.at = {start + std::int64_t(i) * step};
        one.model = "prices";
        one.version = "1";
        one.prediction = std::to_string(price + size * 10 * (share() - 0.5) * 2);
        if (i < unlabelledFrom)
            one.label = std::to_string(price);
        one.attributes = QStringLiteral(R"({"size":%1})").arg(size, 0, 'g', 17).toStdString();
        records.push_back(std::move(one));
    }
    return records;
}

inline qd::EvaluationPtr evaluated(const std::vector<qd::PredictionRecord>& records,
                                   const qd::EvaluationQuestion& question = {})
{
    const auto table = qd::makeTable(records);
    if (!table)
        qFatal("%s", qPrintable(table.error().text()));
    auto evaluation = qd::evaluate(**table, question);
    if (!evaluation)
        qFatal("%s", qPrintable(evaluation.error().text()));
    return *evaluation;
}

/// All together are the first.
inline const qd::VersionEvaluation& version(const qd::Evaluation& evaluation, const std::string& name)
{
    for (const qd::VersionEvaluation& one : evaluation.versions) {
        if (one.version == name)
            return one;
    }
    qFatal("there is no version %s", name.c_str());
}

} // namespace evaluationlog
