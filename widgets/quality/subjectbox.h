// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/qualityreading.h"
#include "models/monitor/fleetsnapshot.h"

#include <QComboBox>

namespace qd {

/// A box to choose whose recorded predictions are evaluated: the models of which the history has predictions,
/// those that the fleet serves, and the one that was asked for, each once.
class SubjectBox : public QComboBox
{
    Q_OBJECT

public:
    explicit SubjectBox(QWidget* parent = nullptr);

    /// Names of the endpoints, and what they serve.
    void setSnapshot(const FleetSnapshotPtr& snapshot);
    /// All of which the history has predictions, and which one is shown.
    void setModels(std::vector<PredictedModel> models, const QualitySubject& shown);
    void setSubject(const QualitySubject& subject);

    [[nodiscard]] const QualitySubject& subject() const;
    /// Returns the endpoint of the subject; nullptr when nothing watches it.
    [[nodiscard]] const Endpoint* endpoint() const;
    /// Endpoints whose predictions were imported, and those that are watched no more, have only their id.
    [[nodiscard]] QString endpointName() const;
    /// Returns the range in which the history has predictions of the subject.
    [[nodiscard]] std::optional<TimeRange> stored() const;

    void retranslate();

signals:
    /// Emitted when the user has chosen a subject.
    void subjectChosen();

private:
    void fill();
    [[nodiscard]] const Endpoint* endpoint(const std::string& id) const;
    [[nodiscard]] QString endpointName(const std::string& id) const;

    FleetSnapshotPtr m_snapshot;
    std::vector<PredictedModel> m_models;
    std::vector<QualitySubject> m_listed;
    QStringList m_shown; ///< the texts of the subjects
    QualitySubject m_subject;
};

} // namespace qd
