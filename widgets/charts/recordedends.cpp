// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/recordedends.h"

#include "models/history/query.h"
#include "models/items/records/recordedextent.h"
#include "widgets/charts/timeaxis.h"

#include <algorithm>
#include <utility>

namespace qd {

RecordedEnds::RecordedEnds(const History& history, TimeAxis& axis, QWidget* parent)
    : Notice(parent), m_history(history), m_axis(axis)
{
    connect(this, &Notice::actionTriggered, this, &RecordedEnds::goToRecorded);
}

void RecordedEnds::setPanels(std::vector<ChartPanel> panels)
{
    m_panels = std::move(panels);
    m_isEmpty = false;
    hide();
}

void RecordedEnds::renamePanels(std::vector<ChartPanel> panels)
{
    m_panels = std::move(panels);
    if (m_isEmpty)
        tellEmptiness();
}

void RecordedEnds::tellFailure(const Error& error)
{
    show(error);
    m_isEmpty = false;
}

void RecordedEnds::tellSuccess()
{
    if (!m_isEmpty)
        hide();
}

void RecordedEnds::setEmpty(bool isEmpty)
{
    if (!isEmpty && !m_axis.recordedSince())
        readBeginning();
    if (isEmpty == std::exchange(m_isEmpty, isEmpty))
        return;
    if (isEmpty)
        tellEmptiness();
    else
        hide();
}

void RecordedEnds::tellEmptiness()
{
    show(Kind::Info, tr("No data of this subject in this range."), tr("&Show the recorded range"));
}

void RecordedEnds::readBeginning()
{
    queryHistory(
        m_history, this, [](const HistoryReader& reader, const CancelToken&) { return reader.extent(); },
        [this](const Result<std::optional<TimeRange>>& extent) {
            // A time before 1970 is damage, and no axis reaches there.
            if (extent && *extent)
                m_axis.setRecordedSince(std::max((*extent)->from, Timestamp{0}));
        });
}

void RecordedEnds::showBeginning()
{
    queryHistory(
        m_history, this, [](const HistoryReader& reader, const CancelToken&) { return reader.extent(); },
        [this](const Result<std::optional<TimeRange>>& extent) {
            if (!extent) {
                show(extent.error());
            } else if (*extent) {
                const Timestamp from = std::max((*extent)->from, Timestamp{0}); // before 1970 is damage
                m_axis.setRange({from, from + m_axis.range().length()});
            }
        });
}

/// Goes to the end that lies nearest to what is shown.
void RecordedEnds::goToRecorded()
{
    queryHistory(
        m_history, this,
        [panels = m_panels](const HistoryReader& reader, const CancelToken& cancel) {
            return recordedExtent(reader, panels, cancel);
        },
        [this](const Result<std::optional<TimeRange>>& extent) {
            if (!extent) {
                show(extent.error());
                return;
            }
            if (!*extent) {
                show(Kind::Info, tr("No data of this subject yet."));
                return;
            }
            const Duration length = m_axis.range().length();
            if (m_axis.range().from < (*extent)->from)
                m_axis.setRange({(*extent)->from, (*extent)->from + length});
            else
                m_axis.setRange({(*extent)->to - length, (*extent)->to});
        });
}

} // namespace qd
