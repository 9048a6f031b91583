// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

#include <QFrame>

class QFormLayout;

namespace qd {

class TextLabel;

/// What the table has no room for: the problem in full with what to do about it, the address, the last
/// scrape.
class EndpointDetail : public QFrame
{
    Q_OBJECT

public:
    explicit EndpointDetail(QWidget* parent = nullptr);

    /// Shows an endpoint; nullptr: nothing is selected.
    void show(const EndpointStatus* status, Timestamp now);
    void retranslate();

private:
    struct Row
    {
        TextLabel* label;
        TextLabel* value;
    };

    Row addRow(QFormLayout& form, const QString& name);
    static void set(const Row& row, const QString& text);

    TextLabel* m_title;
    TextLabel* m_problem;
    TextLabel* m_hint;
    TextLabel* m_warning; ///< why what is shown cannot quite be trusted
    Row m_address;
    Row m_lastSuccess;
    Row m_samples;
    Row m_log;
    QFormLayout* m_form;
};

} // namespace qd
