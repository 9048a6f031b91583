// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/triage/switchtarget.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;

namespace qd {

class TextLabel;

/// The choice of a model of the fleet and of the version that shall serve. The incident's own model stands
/// first and is chosen until the operator takes another one; where it cannot be switched nothing is chosen.
class SwitchChooser : public QWidget
{
    Q_OBJECT

public:
    using EndpointName = std::function<QString(const std::string& id)>;

    SwitchChooser(Subject subject, EndpointName endpointName, QWidget* parent = nullptr);

    /// Nothing to choose from, until models arrive.
    void clear();
    /// Back to the incident's own model.
    void forgetChoice() { m_chosen.clear(); }
    /// The version that served in the healthy period; it is suggested. Empty: another one is.
    void setBaselineVersion(const std::string& version) { m_baselineVersion = version; }
    /// What one endpoint serves, instead of what it served before.
    void setModels(const std::string& endpoint, const std::vector<ServedModel>& models);

    /// Returns the target; nullptr when there is none.
    [[nodiscard]] const SwitchTarget* target() const;
    /// Returns the version; empty when there is none.
    [[nodiscard]] std::string version() const;
    /// The target is what the incident is about: its model or, where it has none, a model of its endpoint.
    [[nodiscard]] bool isSubject(const SwitchTarget& target) const;
    /// What the incident is about, worded like the choices.
    [[nodiscard]] QString subjectText() const;
    [[nodiscard]] QString modelText(const SwitchTarget& target) const;

    void retranslate();

signals:
    /// The operator chose another model or version.
    void chosen();
    /// The suggestion is another one, because models arrived.
    void suggested();

private:
    void fillModels();
    void fillVersions();

    Subject m_subject;
    EndpointName m_endpointName;
    std::vector<SwitchTarget> m_targets;
    std::string m_baselineVersion;
    QString m_chosen; ///< key of the target that the operator chose; empty: the incident's own
    TextLabel* m_modelLabel;
    QComboBox* m_models;
    TextLabel* m_versionLabel;
    QComboBox* m_versions;
};

} // namespace qd
