// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/rangechoice.h"

#include "models/incidents/incident.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostIncidents = 50;

enum Role { KindRole = Qt::UserRole, FromRole, ToRole };

QDateTime shown(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

QDateTimeEdit* makeEdit(QWidget* parent, const QString& name)
{
    auto* edit = new QDateTimeEdit(parent);
    edit->setObjectName(name);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

Result<std::vector<RangeChoice::NamedRange>> incidentRanges(const HistoryReader& reader, Timestamp now)
{
    return reader.incidents().map([&](const std::vector<IncidentRecord>& records) {
        std::vector<RangeChoice::NamedRange> found;
        for (const IncidentRecord& record : records) {
            const auto incident = fromRecord(record);
            if (incident && found.size() < mostIncidents)
                found.push_back(
                    {incident->title, {record.openedAt, record.closedAt.ms ? record.closedAt : now}});
        }
        return found;
    });
}

RangeChoice::RangeChoice(Timestamp now, std::optional<TimeRange> visible, QWidget* parent)
    : QWidget(parent),
      m_visible(visible),
      m_kind(new QComboBox(this)),
      m_fromLabel(new TextLabel(this)),
      m_from(makeEdit(this, QStringLiteral("rangeFrom"))),
      m_toLabel(new TextLabel(this)),
      m_to(makeEdit(this, QStringLiteral("rangeTo")))
{
    m_kind->setObjectName(QStringLiteral("rangeKind"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(24);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    addEntry(Kind::Everything, {});
    if (visible)
        addEntry(Kind::Visible, *visible);
    addEntry(Kind::LastHour, {now - 1h, now});
    addEntry(Kind::LastDay, {now - 24h, now});
    addEntry(Kind::LastWeek, {now - 168h, now});
    addEntry(Kind::FromTo, {now - 1h, now});

    auto* times = new QHBoxLayout;
    times->addWidget(m_fromLabel);
    times->addWidget(m_from, 1);
    times->addWidget(m_toLabel);
    times->addWidget(m_to, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_kind);
    column->addLayout(times);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showTimes();
        emit changed();
    });
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &RangeChoice::takeTimes);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &RangeChoice::takeTimes);
    retranslate();
    showTimes();
}

void RangeChoice::addEntry(Kind kind, TimeRange range, const QString& text)
{
    m_kind->addItem(nameText(text), static_cast<int>(kind));
    const int row = m_kind->count() - 1;
    m_kind->setItemData(row, qlonglong{range.from.ms}, FromRole);
    m_kind->setItemData(row, qlonglong{range.to.ms}, ToRole);
}

TimeRange RangeChoice::rangeOf(int index) const
{
    return {{m_kind->itemData(index, FromRole).toLongLong()}, {m_kind->itemData(index, ToRole).toLongLong()}};
}

RangeChoice::Kind RangeChoice::kind() const
{
    return static_cast<Kind>(m_kind->currentData(KindRole).toInt());
}

std::optional<TimeRange> RangeChoice::range() const
{
    return kind() == Kind::Everything ? std::nullopt : std::optional(rangeOf(m_kind->currentIndex()));
}

void RangeChoice::choose(Kind kind)
{
    if (const int row = m_kind->findData(static_cast<int>(kind), KindRole); row >= 0)
        m_kind->setCurrentIndex(row);
}

void RangeChoice::setNow(Timestamp now)
{
    for (const auto& [last, length] :
         {std::pair(Kind::LastHour, Duration(1h)), std::pair(Kind::LastDay, Duration(24h)),
          std::pair(Kind::LastWeek, Duration(168h))})
        setEntry(last, {now - length, now});
    showTimes();
}

void RangeChoice::setRange(TimeRange range)
{
    setEntry(Kind::FromTo, range);
    choose(Kind::FromTo);
    showTimes();
}

void RangeChoice::setEntry(Kind kind, TimeRange range)
{
    const int row = m_kind->findData(static_cast<int>(kind), KindRole);
    m_kind->setItemData(row, qlonglong{range.from.ms}, FromRole);
    m_kind->setItemData(row, qlonglong{range.to.ms}, ToRole);
}

void RangeChoice::setOneLine()
{
    m_isOneLine = true;
    static_cast<QBoxLayout*>(layout())->setDirection(QBoxLayout::LeftToRight);
    m_kind->setMinimumContentsLength(14);
    showTimes();
}

void RangeChoice::setIncidents(const std::vector<NamedRange>& incidents)
{
    for (const auto& [name, range] : incidents)
        addEntry(Kind::Incident, range, tr("Incident: %1").arg(name));
}

void RangeChoice::showTimes()
{
    const bool hasTimes = kind() != Kind::Everything;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_fromLabel, m_from, m_toLabel, m_to}) {
        widget->setEnabled(hasTimes);
        widget->setVisible(hasTimes || !m_isOneLine);
    }
    if (!hasTimes)
        return;
    const TimeRange shownRange = rangeOf(m_kind->currentIndex());
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    m_from->setDateTime(shown(shownRange.from));
    m_to->setDateTime(shown(shownRange.to));
}

void RangeChoice::takeTimes()
{
    setEntry(Kind::FromTo,
             {{m_from->dateTime().toMSecsSinceEpoch()}, {m_to->dateTime().toMSecsSinceEpoch()}});
    const QSignalBlocker quiet(m_kind);
    choose(Kind::FromTo);
    emit changed();
}

void RangeChoice::retranslate()
{
    const std::pair<Kind, QString> texts[]{
        {Kind::Everything, tr("Everything")},  {Kind::Visible, tr("What the charts show")},
        {Kind::LastHour, tr("The last hour")}, {Kind::LastDay, tr("The last day")},
        {Kind::LastWeek, tr("The last week")}, {Kind::FromTo, tr("Custom range")}};
    for (const auto& [kind, text] : texts) {
        if (const int row = m_kind->findData(static_cast<int>(kind), KindRole); row >= 0)
            m_kind->setItemText(row, text);
    }
    m_kind->setAccessibleName(tr("Range of time"));
    m_kind->setToolTip(tr("Only data in this range is exported. Incidents are listed at the end."));
    m_fromLabel->setText(tr("&From:", "a time"));
    m_from->setAccessibleName(tr("Beginning of the range"));
    m_from->setToolTip(tr("Local time; what was recorded from this moment on."));
    m_toLabel->setText(tr("&to:", "a time"));
    m_to->setAccessibleName(tr("End of the range"));
    m_to->setToolTip(tr("Local time; what was recorded before this moment."));
}

void RangeChoice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace qd
