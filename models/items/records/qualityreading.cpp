// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/qualityreading.h"

#include <algorithm>

namespace qd {

namespace {

/// Returns, of the models that fit what is known of the subject, the one with the most predictions.
QualitySubject completed(const QualitySubject& subject, const std::vector<PredictedModel>& models)
{
    const PredictedModel* most = nullptr;
    for (const PredictedModel& model : models) {
        const bool fits = (subject.endpoint.empty() || model.endpoint == subject.endpoint) &&
                          (subject.model.empty() || model.model == subject.model);
        if (fits && (!most || model.predictions > most->predictions))
            most = &model;
    }
    return most ? QualitySubject{most->endpoint, most->model} : subject;
}

} // namespace

Result<QualityReading> readQuality(const HistoryReader& reader, const QualityRequest& request,
                                   QualityProgress& progress, const CancelToken& cancel)
{
    auto models = reader.predictedModels();
    if (!models)
        return Failure(models.error());
    QualityReading reading{std::move(*models), {}, {}};
    reading.subject = completed(request.subject, reading.models);
    if (reading.subject.endpoint.empty())
        return reading;
    const TimeRange everything{{INT64_MIN}, {INT64_MAX}};
    auto quality = recordedQuality(
        reader,
        {.endpoint = reading.subject.endpoint,
         .model = reading.subject.model,
         .range = request.range.value_or(everything)},
        request.question,
        [&progress](const RecordedProgress& read) {
            progress.rows = read.rows;
            progress.share = read.share;
        },
        [&progress] { progress.isEvaluating = true; }, cancel);
    if (!quality)
        return Failure(quality.error());
    reading.quality = std::move(*quality);
    return reading;
}

} // namespace qd
