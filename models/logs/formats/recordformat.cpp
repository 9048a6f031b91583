// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/recordformat.h"

#include "models/logs/rows/fieldmap.h"

namespace qd {

void RecordFormat::take(std::string_view row, std::int64_t line, LogBatch& batch)
{
    auto record = m_parser.parse(row, line);
    addUnread(batch.unreadCells, m_parser.takeUnread());
    addMended(batch.mended, m_parser.takeMended());
    if (!record) {
        ++batch.rows;
        batch.reject(line, std::move(record.error()));
    } else if (auto* prediction = std::get_if<PredictionRecord>(&*record)) {
        ++batch.rows;
        batch.records.push_back(std::move(*prediction));
    } else if (auto* label = std::get_if<LabelRecord>(&*record)) {
        ++batch.rows;
        batch.labels.push_back(std::move(*label));
    }
}

std::unique_ptr<LineFormat> RecordFormat::fork() const
{
    std::unique_ptr<RecordFormat> copy(new RecordFormat(m_name, m_options));
    copy->m_parser.adoptHeader(m_parser);
    return copy;
}

std::optional<Error> RecordFormat::unrecognisedError() const
{
    const QStringList names = m_parser.columns();
    const bool recognised = std::any_of(names.begin(), names.end(), [this](const QString& name) {
        return m_options.mapping.match(name.toStdString()).field == LogField::Prediction;
    });
    return recognised || names.isEmpty() ? std::nullopt : std::optional(m_parser.unrecognisedError());
}

} // namespace qd
