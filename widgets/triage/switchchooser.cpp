// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/switchchooser.h"

#include "models/base/visibletext.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <optional>

namespace qd {

SwitchChooser::SwitchChooser(Subject subject, EndpointName endpointName, QWidget* parent)
    : QWidget(parent),
      m_subject(std::move(subject)),
      m_endpointName(std::move(endpointName)),
      m_modelLabel(new TextLabel(this)),
      m_models(new QComboBox(this)),
      m_versionLabel(new TextLabel(this)),
      m_versions(new QComboBox(this))
{
    m_models->setObjectName(QStringLiteral("fixModelCombo"));
    m_versions->setObjectName(QStringLiteral("fixVersionCombo"));
    m_modelLabel->setBuddy(m_models);
    m_versionLabel->setBuddy(m_versions);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_modelLabel);
    row->addWidget(m_models, 3);
    row->addSpacing(12);
    row->addWidget(m_versionLabel);
    row->addWidget(m_versions, 2);
    connect(m_models, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen = m_models->currentData().toString();
        fillVersions();
        emit chosen();
    });
    connect(m_versions, &QComboBox::currentIndexChanged, this, &SwitchChooser::chosen);
}

void SwitchChooser::clear()
{
    const QSignalBlocker models(m_models);
    const QSignalBlocker versions(m_versions);
    m_targets.clear();
    m_models->clear();
    m_versions->clear();
}

void SwitchChooser::setModels(const std::string& endpoint, const std::vector<ServedModel>& models)
{
    const std::optional<SwitchTarget> before = target() ? std::optional(*target()) : std::nullopt;
    std::erase_if(m_targets, [&](const SwitchTarget& t) { return t.endpoint == endpoint; });
    for (const ServedModel& model : models)
        m_targets.push_back({endpoint, model});
    fillModels();
    // An answer about other models must not disturb the operator who is typing the name of this one.
    const SwitchTarget* now = target();
    if (now && before && *now == *before)
        return;
    fillVersions();
    emit suggested();
}

void SwitchChooser::fillModels()
{
    const QString subjectKey = SwitchTarget{m_subject.endpoint, {m_subject.model, {}}}.key();
    const QString keep = m_chosen.isEmpty() ? subjectKey : m_chosen;
    // The subject stands first, the others by endpoint and name.
    std::sort(m_targets.begin(), m_targets.end(), [&](const SwitchTarget& a, const SwitchTarget& b) {
        return std::pair(a.key() != subjectKey, a.key()) < std::pair(b.key() != subjectKey, b.key());
    });
    const QSignalBlocker blocker(m_models);
    m_models->clear();
    for (const SwitchTarget& target : m_targets)
        m_models->addItem(modelText(target), target.key());
    // Without the subject nothing is chosen: another model is healthy as far as anybody knows.
    m_models->setCurrentIndex(m_models->findData(keep));
}

QString SwitchChooser::modelText(const SwitchTarget& target) const
{
    return tr("%1 on %2", "model, endpoint")
        .arg(nameText(QString::fromStdString(target.model.name)), nameText(m_endpointName(target.endpoint)));
}

QString SwitchChooser::subjectText() const
{
    return m_subject.model.empty() ? m_endpointName(m_subject.endpoint)
                                   : modelText({m_subject.endpoint, {m_subject.model, {}}});
}

bool SwitchChooser::isSubject(const SwitchTarget& target) const
{
    return target.endpoint == m_subject.endpoint &&
           (m_subject.model.empty() || target.model.name == m_subject.model);
}

const SwitchTarget* SwitchChooser::target() const
{
    const int index = m_models->currentIndex();
    return index < 0 || index >= static_cast<int>(m_targets.size())
               ? nullptr
               : &m_targets[static_cast<std::size_t>(index)];
}

std::string SwitchChooser::version() const
{
    return m_versions->currentData().toString().toStdString();
}

void SwitchChooser::fillVersions()
{
    const QSignalBlocker blocker(m_versions);
    m_versions->clear();
    const SwitchTarget* now = target();
    if (!now)
        return;
    const std::string suggestion = suggestedVersion(*now, m_subject, m_baselineVersion);
    for (const ModelVersion& version : now->model.versions) {
        m_versions->addItem(versionText(version), QString::fromStdString(version.version));
        m_versions->setItemData(m_versions->count() - 1, visibleText(version.reason), Qt::ToolTipRole);
    }
    m_versions->setCurrentIndex(std::max(0, m_versions->findData(QString::fromStdString(suggestion))));
}

void SwitchChooser::retranslate()
{
    m_modelLabel->setText(tr("&Model"));
    m_models->setAccessibleName(tr("Model to change"));
    m_models->setToolTip(
        tr("The incident's model stands first; every switchable model of the fleet can be chosen."));
    m_models->setPlaceholderText(tr("Choose a model"));
    m_versionLabel->setText(tr("&Version"));
    m_versions->setAccessibleName(tr("Version to serve"));
    m_versions->setToolTip(tr("The version that served in the healthy period is suggested."));
    const SwitchTarget* now = target();
    for (int i = 0; now && i < m_versions->count(); ++i)
        m_versions->setItemText(i, versionText(now->model.versions[static_cast<std::size_t>(i)]));
    for (int i = 0; i < m_models->count(); ++i)
        m_models->setItemText(i, modelText(m_targets[static_cast<std::size_t>(i)]));
}

} // namespace qd
