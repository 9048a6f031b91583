// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/switchtarget.h"

#include "widgets/theme/foreigntext.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct SwitchTargetWords
{
    Q_DECLARE_TR_FUNCTIONS(SwitchTargetWords)
};

} // namespace

QString SwitchTarget::key() const
{
    return QString::fromStdString(endpoint) + QLatin1Char('\n') + QString::fromStdString(model.name);
}

QString versionText(const ModelVersion& version)
{
    const QString name = nameText(QString::fromStdString(version.version));
    if (version.active)
        return SwitchTargetWords::tr("%1 (serving now)", "version").arg(name);
    switch (version.state) {
    case VersionState::Ready:
        return SwitchTargetWords::tr("%1 (loaded, not serving)", "version").arg(name);
    case VersionState::Loading:
        return SwitchTargetWords::tr("%1 (being loaded)", "version").arg(name);
    case VersionState::Unloading:
        return SwitchTargetWords::tr("%1 (being unloaded)", "version").arg(name);
    case VersionState::Unavailable:
        break;
    }
    return SwitchTargetWords::tr("%1 (not loaded)", "version").arg(name);
}

std::string suggestedVersion(const SwitchTarget& target, const Subject& subject,
                             const std::string& baselineVersion)
{
    const std::string active = target.model.activeVersion();
    const auto& versions = target.model.versions;
    const bool isSubject = target.endpoint == subject.endpoint && target.model.name == subject.model;
    const auto has = [&](const std::string& version) {
        return std::any_of(versions.begin(), versions.end(),
                           [&](const auto& v) { return v.version == version; });
    };
    if (isSubject && baselineVersion != active && has(baselineVersion))
        return baselineVersion;
    // Otherwise the one before the active, or the first other one.
    std::string suggestion;
    for (const ModelVersion& version : versions) {
        if (version.version == active) {
            if (!suggestion.empty())
                break;
            continue;
        }
        suggestion = version.version;
    }
    return suggestion;
}

} // namespace qd
