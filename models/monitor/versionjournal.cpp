// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/versionjournal.h"

#include "models/history/documentkinds.h"
#include "models/history/eventkinds.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

void VersionJournal::restore(const std::vector<DocumentRecord>& documents)
{
    for (const DocumentRecord& document : documents)
        m_known[document.id].version = document.body;
}

void VersionJournal::seen(const std::string& endpoint, const std::string& model, const std::string& version)
{
    const std::string key = endpoint + '/' + model;
    Known& known = m_known[key];
    if (known.version == version || known.writing)
        return;
    known.writing = true;
    WriteBatch batch;
    batch.documents.push_back({documentkind::serving, key, version});
    if (!known.version.empty()) {
        const QJsonObject change{{"from", QString::fromStdString(known.version)},
                                 {"to", QString::fromStdString(version)}};
        batch.events.push_back({0, m_clock.now(), eventkind::version, endpoint, model,
                                QJsonDocument(change).toJson(QJsonDocument::Compact).toStdString()});
    }
    m_history.write(std::move(batch), this, [this, key, version](const Result<void>& stored) {
        Known& written = m_known[key];
        written.writing = false;
        if (stored)
            written.version = version;
    });
}

} // namespace qd
