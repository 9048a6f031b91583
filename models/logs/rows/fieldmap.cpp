// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/fieldmap.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

namespace qd {

namespace {

struct Alias
{
    std::string_view name; ///< as people write it; compared without separators
    LogField field;
};

/// Names of the fields; of one field, the more telling name stands first: it wins over the ones after it.
constexpr std::array aliases{
    Alias{"timestamp", LogField::Timestamp},
    Alias{"ts", LogField::Timestamp},
    Alias{"event_time", LogField::Timestamp},
    Alias{"request_time_utc", LogField::Timestamp},
    Alias{"created_at", LogField::Timestamp},
    Alias{"logged_at", LogField::Timestamp},
    Alias{"datetime", LogField::Timestamp},
    Alias{"time", LogField::Timestamp},
    Alias{"date", LogField::Timestamp},
    Alias{"request_id", LogField::RequestId},
    Alias{"req_id", LogField::RequestId},
    Alias{"prediction_id", LogField::RequestId},
    Alias{"inference_id", LogField::RequestId},
    Alias{"event_id", LogField::RequestId},
    Alias{"correlation_id", LogField::RequestId},
    Alias{"trace_id", LogField::RequestId},
    Alias{"uuid", LogField::RequestId},
    Alias{"id", LogField::RequestId},
    Alias{"model", LogField::Model},
    Alias{"model_name", LogField::Model},
    Alias{"model_id", LogField::Model},
    Alias{"model_version", LogField::Version},
    Alias{"version", LogField::Version},
    Alias{"prediction", LogField::Prediction},
    Alias{"predicted", LogField::Prediction},
    Alias{"predicted_label", LogField::Prediction},
    Alias{"predicted_class", LogField::Prediction},
    Alias{"y_pred", LogField::Prediction},
    Alias{"y_hat", LogField::Prediction},
    Alias{"pred", LogField::Prediction},
    Alias{"output", LogField::Prediction},
    Alias{"probability", LogField::Probability},
    Alias{"proba", LogField::Probability},
    Alias{"prob", LogField::Probability},
    Alias{"y_pred_proba", LogField::Probability},
    Alias{"y_proba", LogField::Probability},
    Alias{"y_prob", LogField::Probability},
    Alias{"y_score", LogField::Probability},
    Alias{"pred_proba", LogField::Probability},
    Alias{"predicted_probability", LogField::Probability},
    Alias{"confidence", LogField::Probability},
    Alias{"score", LogField::Probability},
    Alias{"y_true", LogField::Label},
    Alias{"ground_truth", LogField::Label},
    Alias{"true_label", LogField::Label},
    Alias{"actual", LogField::Label},
    Alias{"actual_label", LogField::Label},
    Alias{"actual_class", LogField::Label},
    Alias{"true_class", LogField::Label},
    Alias{"label_value", LogField::Label},
    Alias{"truth", LogField::Label},
    Alias{"label", LogField::Label},
    Alias{"target", LogField::Label},
    Alias{"status_code", LogField::Status},
    Alias{"http_status", LogField::Status},
    Alias{"response_code", LogField::Status},
    Alias{"status", LogField::Status},
    Alias{"probabilities", LogField::ClassProbability},
    Alias{"class_probabilities", LogField::ClassProbability},
    Alias{"predict_proba", LogField::ClassProbability},
    Alias{"probas", LogField::ClassProbability},
    Alias{"probs", LogField::ClassProbability},
    Alias{"class_scores", LogField::ClassProbability},
    Alias{"scores", LogField::ClassProbability},
};

constexpr std::array<std::string_view, 10> latencyNames{
    "latency",         "inference_time", "inference_latency", "response_time", "request_duration",
    "processing_time", "duration",       "elapsed",           "took",          "latency_time"};

struct Unit
{
    std::string_view name;
    double seconds;
};

constexpr std::array units{
    Unit{"ms", 1e-3}, Unit{"millis", 1e-3},      Unit{"milliseconds", 1e-3}, Unit{"msec", 1e-3},
    Unit{"s", 1.0},   Unit{"sec", 1.0},          Unit{"secs", 1.0},          Unit{"seconds", 1.0},
    Unit{"us", 1e-6}, Unit{"micros", 1e-6},      Unit{"microseconds", 1e-6}, Unit{"usec", 1e-6},
    Unit{"ns", 1e-9}, Unit{"nanoseconds", 1e-9}, Unit{"nanos", 1e-9},        Unit{"", 1e-3},
};

/// The beginnings of a column's name before the name of a class.
constexpr std::array<std::string_view, 7> classPrefixes{
    "probability_", "probabilities_", "probabilities.", "predict_proba_", "y_pred_proba_", "proba_", "prob_"};
/// What follows such a prefix without being a class.
constexpr std::array<std::string_view, 3> noClasses{"threshold", "cutoff", "calibrated"};

/// Lower-case letters and digits only.
std::string plain(std::string_view name)
{
    std::string result;
    result.reserve(name.size());
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
            result += c;
    }
    return result;
}

std::optional<FieldMatch> matchLatency(std::string_view name)
{
    int rank = 0;
    for (const std::string_view base : latencyNames) {
        const std::string start = plain(base);
        ++rank;
        if (!name.starts_with(start))
            continue;
        const std::string_view suffix = name.substr(start.size());
        for (const Unit& unit : units) {
            if (unit.name == suffix)
                return FieldMatch{LogField::Latency, rank, unit.seconds, 0};
        }
    }
    return std::nullopt;
}

std::optional<FieldMatch> matchClass(std::string_view name)
{
    for (const std::string_view prefix : classPrefixes) {
        const std::string_view rest = name.substr(std::min(prefix.size(), name.size()));
        const bool same = plain(name.substr(0, prefix.size())) == plain(prefix) && !rest.empty() &&
                          name[prefix.size() - 1] == prefix.back();
        if (same && std::find(noClasses.begin(), noClasses.end(), plain(rest)) == noClasses.end())
            return FieldMatch{LogField::ClassProbability, 1, 1.0, prefix.size()};
    }
    return std::nullopt;
}

} // namespace

FieldMatch matchField(std::string_view name)
{
    const std::string wanted = plain(name);
    if (wanted.empty())
        return {};
    int rank = 0;
    for (const Alias& alias : aliases) {
        ++rank;
        if (plain(alias.name) == wanted)
            return {alias.field, rank};
    }
    if (const auto latency = matchLatency(wanted))
        return *latency;
    return matchClass(name).value_or(FieldMatch{});
}

QString fieldNames(LogField field)
{
    QStringList names;
    for (const Alias& alias : aliases) {
        if (alias.field == field)
            names += QString::fromLatin1(alias.name.data(), std::ssize(alias.name));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace qd
