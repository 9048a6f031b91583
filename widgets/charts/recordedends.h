// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartpanels.h"
#include "widgets/theme/notice.h"

#include <QObject>

#include <vector>

namespace qd {

class History;
class TimeAxis;

/// The notice above charts that show nothing: why, and the way to what the history holds of them. Knows where
/// the history begins, for the axis to mark it.
class RecordedEnds : public Notice
{
    Q_OBJECT

public:
    RecordedEnds(const History& history, TimeAxis& axis, QWidget* parent = nullptr);

    /// Takes the panels of the charts; nothing is told of them yet.
    void setPanels(std::vector<ChartPanel> panels);
    /// Takes the same panels in another language, in which is told what is told.
    void renamePanels(std::vector<ChartPanel> panels);
    /// Tells that what the charts show could not be read.
    void tellFailure(const Error& error);
    /// Tells no more that reading failed: there is an answer.
    void tellSuccess();
    /// Tells, once, that the charts show nothing, until they show something.
    void setEmpty(bool isEmpty);
    /// Reads where the history begins. In an empty one nothing has begun; what arrives then begins it.
    void readBeginning();
    /// Moves the axis to the beginning of the history.
    void showBeginning();

private:
    void tellEmptiness();
    void goToRecorded();

    const History& m_history;
    TimeAxis& m_axis;
    std::vector<ChartPanel> m_panels;
    bool m_isEmpty = false; ///< whether it is told that the charts show nothing
};

} // namespace qd
