// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/columnmapping.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace qd {

class TextLabel;

/// Asks how the values of a log are written, where that is not left to be decided: the zone and the unit of
/// times, what ids identify, the decimal mark, and what stands for a missing value.
class WritingForm : public QWidget
{
    Q_OBJECT

public:
    explicit WritingForm(QWidget* parent = nullptr);

    /// Shows what a mapping says about these things.
    void setMapping(const ColumnMapping& mapping);
    /// Takes what the form says into a mapping.
    void writeTo(ColumnMapping& mapping) const;
    void retranslate();

signals:
    /// The user says something else.
    void changed();

private:
    void addRow(TextLabel*& label, QWidget* choice, const QString& name);
    void fillZones();
    void fillChoices();

    TextLabel* m_zoneLabel = nullptr;
    QComboBox* m_zone;
    TextLabel* m_timeUnitLabel = nullptr;
    QComboBox* m_timeUnit;
    TextLabel* m_idsLabel = nullptr;
    QComboBox* m_ids;
    TextLabel* m_decimalLabel = nullptr;
    QComboBox* m_decimal;
    TextLabel* m_missingLabel = nullptr;
    QLineEdit* m_missing;
    int m_rows = 0;
};

} // namespace qd
