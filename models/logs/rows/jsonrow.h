// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/fieldcache.h"
#include "models/logs/rows/recordbuilder.h"

#include <QStringList>

#include <simdjson.h>

namespace qd {

/// Reads rows that are JSON objects, and cells that are JSON, into a RecordBuilder. One thread.
class JsonRow
{
public:
    explicit JsonRow(const RecordOptions& options) : m_options(options), m_fields(options.mapping) {}

    /// Puts the members of the object that `line` is into the builder; behind the line 64 bytes more must be
    /// readable. Errors say why it is none.
    [[nodiscard]] Result<void> read(std::string_view line, const LinePlace& place, RecordBuilder& builder);
    /// Takes a cell that is an object or a list of the probabilities of all classes; false when it is none.
    [[nodiscard]] bool takeScores(std::string_view cell, RecordBuilder& builder);

    /// Names of the members of the first object.
    [[nodiscard]] const QStringList& members() const { return m_members; }
    /// The member of the first object that holds further objects, of which each may be a prediction; empty
    /// when there is none.
    [[nodiscard]] const QString& listOfObjects() const { return m_listOfObjects; }

private:
    void addObject(simdjson::dom::object object, RecordBuilder& builder);
    void learnMembers(simdjson::dom::object object);
    void addMember(std::string_view name, simdjson::dom::element value, const FieldMatch& match,
                   RecordBuilder& builder);
    void addNested(std::string_view name, simdjson::dom::element value, const FieldMatch& match,
                   RecordBuilder& builder);
    [[nodiscard]] bool addList(std::string_view name, simdjson::dom::element value, const FieldMatch& match,
                               RecordBuilder& builder);
    [[nodiscard]] bool addWrapped(std::string_view name, simdjson::dom::element value,
                                  const FieldMatch& match, RecordBuilder& builder);
    [[nodiscard]] bool addAnswer(simdjson::dom::element value, RecordBuilder& builder);
    [[nodiscard]] bool holdsPrediction(simdjson::dom::element value);
    [[nodiscard]] bool addScores(simdjson::dom::element value, RecordBuilder& builder) const;

    RecordOptions m_options;
    FieldCache m_fields;
    simdjson::dom::parser m_json;
    QStringList m_members;
    QString m_listOfObjects;
};

} // namespace qd
