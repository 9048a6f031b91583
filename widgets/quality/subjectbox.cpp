// SPDX-License-Identifier: Apache-2.0
#include "widgets/quality/subjectbox.h"

#include "widgets/theme/foreigntext.h"

#include <QSignalBlocker>

#include <algorithm>

namespace qd {

SubjectBox::SubjectBox(QWidget* parent) : QComboBox(parent)
{
    setObjectName(QStringLiteral("qualitySubject"));
    setMinimumContentsLength(24);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_subject = m_listed.at(static_cast<std::size_t>(index));
        emit subjectChosen();
    });
}

void SubjectBox::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    const bool isFirst = !m_snapshot;
    m_snapshot = snapshot;
    if (isFirst)
        fill();
}

void SubjectBox::setModels(std::vector<PredictedModel> models, const QualitySubject& shown)
{
    m_models = std::move(models);
    setSubject(shown);
}

void SubjectBox::setSubject(const QualitySubject& subject)
{
    m_subject = subject;
    fill();
}

const QualitySubject& SubjectBox::subject() const
{
    return m_subject;
}

const Endpoint* SubjectBox::endpoint() const
{
    return endpoint(m_subject.endpoint);
}

QString SubjectBox::endpointName() const
{
    return endpointName(m_subject.endpoint);
}

std::optional<TimeRange> SubjectBox::stored() const
{
    for (const PredictedModel& model : m_models) {
        if (model.endpoint == m_subject.endpoint && model.model == m_subject.model)
            return model.extent;
    }
    return std::nullopt;
}

void SubjectBox::fill()
{
    std::vector<QualitySubject> all;
    for (const PredictedModel& model : m_models)
        all.push_back({model.endpoint, model.model});
    for (std::size_t i = 0; m_snapshot && i < m_snapshot->endpoints.size(); ++i) {
        for (const ModelStatus& model : m_snapshot->endpoints[i].models)
            all.push_back({m_snapshot->endpoints[i].endpoint.id, model.model});
    }
    if (!m_subject.endpoint.empty())
        all.push_back(m_subject);
    m_listed.clear();
    for (const QualitySubject& one : all) {
        if (std::find(m_listed.begin(), m_listed.end(), one) == m_listed.end())
            m_listed.push_back(one);
    }
    QStringList texts;
    for (const QualitySubject& one : m_listed) {
        const QString name = nameText(endpointName(one.endpoint));
        texts +=
            one.model.empty()
                ? name
                : tr("%1 on %2", "model on endpoint").arg(nameText(QString::fromStdString(one.model)), name);
    }
    const QSignalBlocker quiet(this);
    if (texts != m_shown) { // an open list stays open
        clear();
        addItems(texts);
        m_shown = texts;
    }
    const auto found = std::find(m_listed.begin(), m_listed.end(), m_subject);
    setCurrentIndex(found == m_listed.end() ? -1 : static_cast<int>(found - m_listed.begin()));
}

const Endpoint* SubjectBox::endpoint(const std::string& id) const
{
    for (std::size_t i = 0; m_snapshot && i < m_snapshot->endpoints.size(); ++i) {
        if (m_snapshot->endpoints[i].endpoint.id == id)
            return &m_snapshot->endpoints[i].endpoint;
    }
    return nullptr;
}

QString SubjectBox::endpointName(const std::string& id) const
{
    const Endpoint* known = endpoint(id);
    return known ? known->name : QString::fromStdString(id);
}

void SubjectBox::retranslate()
{
    setAccessibleName(tr("Model and endpoint"));
    setToolTip(tr("Model whose recorded predictions are evaluated"));
    fill();
}

} // namespace qd
