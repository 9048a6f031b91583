// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QDateTimeEdit;

namespace qd {

class TextLabel;

/// Picks a range of time: everything, what the charts show, the last hour, day or week, an incident's, or
/// from – to. The two times always show what is meant; to change one of them is to choose from – to.
class RangeChoice : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Everything, Visible, LastHour, LastDay, LastWeek, FromTo, Incident };
    struct NamedRange
    {
        QString name;
        TimeRange range;
    };

    /// `now`: the end of the last hour, day and week. Without a `visible` range that choice is missing.
    RangeChoice(Timestamp now, std::optional<TimeRange> visible, QWidget* parent = nullptr);

    /// Returns the range; absent: everything. May be empty when the two times are the wrong way round.
    [[nodiscard]] std::optional<TimeRange> range() const;
    [[nodiscard]] Kind kind() const;
    /// Chooses a kind of range; of incidents only the first one, and what is not offered changes nothing.
    void choose(Kind kind);
    /// Sets another end of the last hour, day and week.
    void setNow(Timestamp now);
    /// Chooses from – to.
    void setRange(TimeRange range);
    /// The times beside the choice instead of below it, and only when they say something.
    void setOneLine();
    void setIncidents(const std::vector<NamedRange>& incidents);
    [[nodiscard]] QComboBox* combo() const { return m_kind; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void setEntry(Kind kind, TimeRange range);
    void addEntry(Kind kind, TimeRange range, const QString& text = {});
    [[nodiscard]] TimeRange rangeOf(int index) const;
    void showTimes();
    void takeTimes();
    void retranslate();

    std::optional<TimeRange> m_visible;
    bool m_isOneLine = false;
    QComboBox* m_kind;
    TextLabel* m_fromLabel;
    QDateTimeEdit* m_from;
    TextLabel* m_toLabel;
    QDateTimeEdit* m_to;
};

/// The latest incidents, newest first; open ones last until now. Blocking, for the pool.
[[nodiscard]] Result<std::vector<RangeChoice::NamedRange>> incidentRanges(const HistoryReader& reader,
                                                                          Timestamp now);

} // namespace qd
