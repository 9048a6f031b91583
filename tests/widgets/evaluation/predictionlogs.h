// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/table/reading/recordimport.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <random>

/// Logs of all the kinds that analysts bring: seeded, 3,000 rows over half an hour each.
namespace predictionlogs {

struct Kind
{
    const char* name;
    std::vector<std::string> classes; ///< empty: regression
    std::vector<std::string> versions{"v1", "v2"};
    bool hasScores = false; ///< of every class
    bool hasProbability = true;
    double labelled = 1; ///< share of the rows, from the beginning
    bool hasTimes = true;
    bool hasSpeed = true; ///< latencies and statuses
    std::vector<std::string> places{"de", "fr", "nl"};
};

inline std::vector<std::string> numbered(const char* name, int count)
{
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i)
        names.push_back(name + std::to_string(i));
    return names;
}

inline std::vector<Kind> kinds()
{
    return {
        {.name = "late labels", .classes = {"fraud", "fine"}, .labelled = 0.7},
        {.name = "many classes' scores", .classes = {"a", "b", "c", "d"}, .hasScores = true},
        {.name = "ordered classes", .classes = {"1", "2", "3", "4", "5"}},
        {.name = "regression", .classes = {}},
        {.name = "regression, late labels", .classes = {}, .labelled = 0.6},
        {.name = "no labels", .classes = {"yes", "no"}, .labelled = 0},
        {.name = "no probabilities", .classes = {"yes", "no"}, .hasProbability = false},
        {.name = "one version", .classes = {"yes", "no"}, .versions = {"7"}},
        {.name = "no version", .classes = {"yes", "no"}, .versions = {""}},
        {.name = "sixty versions", .classes = {"yes", "no"}, .versions = numbered("2026.", 60)},
        {.name = "five hundred classes", .classes = numbered("sku-", 500)},
        {.name = "odd texts",
         .classes = {"say \"yes\"", "no, thanks", "don't `know`"},
         .versions = {"1,0 \"beta\"", "2'0 \\"},
         .places = {"a,b", "\"q\" \\", "<b>&amp;</b>", "naïve 东京"}},
        {.name = "no times", .classes = {"yes", "no"}, .hasTimes = false},
        {.name = "no latencies or statuses", .classes = {"yes", "no"}, .hasSpeed = false},
    };
}

inline void setOutcome(qd::PredictionRecord& one, const Kind& kind, double x, std::mt19937& random)
{
    const auto share = [&random] { return double(random()) / double(std::mt19937::max()); };
    if (kind.classes.empty()) {
        const double price = 100 * x + 10 * (share() - 0.5);
        one.prediction = QByteArray::number(price, 'g', 12).toStdString();
        one.label = QByteArray::number(100 * x, 'g', 12).toStdString();
        return;
    }
    const std::size_t classes = kind.classes.size();
    const std::size_t guess = std::min(classes - 1, std::size_t(x * double(classes)));
    const double sure = 0.5 + 0.5 * share();
    one.prediction = kind.classes[guess];
    one.label = share() < sure ? one.prediction : kind.classes[random() % classes];
    if (kind.hasProbability)
        one.probability = sure;
    if (!kind.hasScores)
        return;
    QJsonObject scores;
    for (std::size_t i = 0; i < classes; ++i)
        scores[QString::fromStdString(kind.classes[i])] =
            i == guess ? sure : (1 - sure) / double(classes - 1);
    one.scores = QJsonDocument(scores).toJson(QJsonDocument::Compact).toStdString();
}

inline std::vector<qd::PredictionRecord> records(const Kind& kind)
{
    constexpr std::size_t rows = 3'000;
    std::mt19937 random(11);
    const auto share = [&random] { return double(random()) / double(std::mt19937::max()); };
    std::vector<qd::PredictionRecord> records;
    for (std::size_t i = 0; i < rows; ++i) {
        qd::PredictionRecord one;
        if (kind.hasTimes)
            one.at = {1'767'603'600'000 + std::int64_t(i) * 600};
        one.requestId = std::to_string(i);
        one.model = "m";
        one.version = kind.versions[random() % kind.versions.size()];
        setOutcome(one, kind, share(), random);
        if (double(i) >= kind.labelled * double(rows))
            one.label.reset();
        if (kind.hasSpeed) {
            one.latencySeconds = 0.01 * std::exp(2 * share() + 2 * share());
            const double luck = share();
            one.status = luck < 0.01 ? 503 : luck < 0.02 ? 429 : 200;
        }
        const std::string& place = kind.places[random() % kind.places.size()];
        const QJsonObject attributes{{"place of use", QString::fromStdString(place)},
                                     {"amount", (i < rows / 2 ? 1 : 1.5) * share()}};
        one.attributes = QJsonDocument(attributes).toJson(QJsonDocument::Compact).toStdString();
        records.push_back(std::move(one));
    }
    return records;
}

} // namespace predictionlogs
