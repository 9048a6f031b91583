// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/writingform.h"

#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace qd {

namespace {

QString zoneName(int minutes)
{
    if (minutes == 0)
        return QStringLiteral("UTC");
    const int size = std::abs(minutes);
    return QStringLiteral("UTC%1%2:%3")
        .arg(minutes < 0 ? u'−' : u'+')
        .arg(size / 60, 2, 10, QLatin1Char('0'))
        .arg(size % 60, 2, 10, QLatin1Char('0'));
}

constexpr int quarter = 15;
constexpr int westernmost = -12 * 60;
constexpr int easternmost = 14 * 60;

void addChoice(QComboBox& box, const QString& text, int value)
{
    if (const int at = box.findData(value); at >= 0)
        box.setItemText(at, text);
    else
        box.addItem(text, value);
}

void choose(QComboBox& box, int value)
{
    box.setCurrentIndex(std::max(box.findData(value), 0));
}

} // namespace

WritingForm::WritingForm(QWidget* parent)
    : QWidget(parent),
      m_zone(new QComboBox(this)),
      m_timeUnit(new QComboBox(this)),
      m_ids(new QComboBox(this)),
      m_decimal(new QComboBox(this)),
      m_missing(new QLineEdit(this))
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(10);
    layout->setColumnStretch(4, 1);
    addRow(m_zoneLabel, m_zone, QStringLiteral("mappingZone"));
    addRow(m_timeUnitLabel, m_timeUnit, QStringLiteral("mappingTimeUnit"));
    addRow(m_idsLabel, m_ids, QStringLiteral("mappingIds"));
    addRow(m_decimalLabel, m_decimal, QStringLiteral("mappingDecimal"));
    addRow(m_missingLabel, m_missing, QStringLiteral("mappingMissing"));
    m_missing->setMaximumWidth(220);
    fillZones();
    fillChoices();
    for (QComboBox* box : {m_zone, m_timeUnit, m_ids, m_decimal})
        connect(box, &QComboBox::currentIndexChanged, this, &WritingForm::changed);
    connect(m_missing, &QLineEdit::editingFinished, this, &WritingForm::changed);
}

/// Two choices stand side by side.
void WritingForm::addRow(TextLabel*& label, QWidget* choice, const QString& name)
{
    label = new TextLabel(this);
    label->setBuddy(choice);
    choice->setObjectName(name);
    auto* grid = static_cast<QGridLayout*>(layout());
    const int column = m_rows % 2 * 2;
    grid->addWidget(label, m_rows / 2, column);
    grid->addWidget(choice, m_rows / 2, column + 1);
    ++m_rows;
}

void WritingForm::fillZones()
{
    for (int minutes = westernmost; minutes <= easternmost; minutes += quarter) {
        const bool isHalfHour = minutes % 30 == 0;
        if (isHalfHour || minutes == 345 || minutes == 525 || minutes == 765) // Nepal, Eucla, Chatham
            m_zone->addItem(zoneName(minutes), minutes);
    }
    choose(*m_zone, 0);
}

void WritingForm::fillChoices()
{
    const auto fillBox = [](QComboBox& choice, const std::vector<std::pair<QString, int>>& texts) {
        const QSignalBlocker blocker(choice);
        for (const auto& [text, value] : texts)
            addChoice(choice, text, value);
    };
    fillBox(*m_timeUnit, {{tr("As their size says"), static_cast<int>(TimeUnit::Decide)},
                          {tr("Seconds since 1970"), static_cast<int>(TimeUnit::Seconds)},
                          {tr("Milliseconds since 1970"), static_cast<int>(TimeUnit::Milliseconds)},
                          {tr("Microseconds since 1970"), static_cast<int>(TimeUnit::Microseconds)},
                          {tr("Nanoseconds since 1970"), static_cast<int>(TimeUnit::Nanoseconds)},
                          {tr("Days of a spreadsheet"), static_cast<int>(TimeUnit::ExcelDays)}});
    fillBox(*m_ids, {{tr("As the rows say"), static_cast<int>(IdMeaning::Decide)},
                     {tr("Requests: each counts once"), static_cast<int>(IdMeaning::Requests)},
                     {tr("Something else: all rows count"), static_cast<int>(IdMeaning::Others)}});
    fillBox(*m_decimal, {{tr("As the values say"), 0}, {tr("Point (0.5)"), '.'}, {tr("Comma (0,5)"), ','}});
}

void WritingForm::setMapping(const ColumnMapping& mapping)
{
    choose(*m_zone, mapping.zoneMinutes);
    choose(*m_timeUnit, static_cast<int>(mapping.timeUnit));
    choose(*m_ids, static_cast<int>(mapping.ids));
    choose(*m_decimal, static_cast<int>(mapping.decimal));
    QStringList missing;
    for (const std::string& text : mapping.missing)
        missing += QString::fromStdString(text);
    m_missing->setText(missing.join(QStringLiteral(", ")));
}

void WritingForm::writeTo(ColumnMapping& mapping) const
{
    mapping.zoneMinutes = m_zone->currentData().toInt();
    mapping.timeUnit = static_cast<TimeUnit>(m_timeUnit->currentData().toInt());
    mapping.ids = static_cast<IdMeaning>(m_ids->currentData().toInt());
    mapping.decimal = static_cast<char>(m_decimal->currentData().toInt());
    for (const QString& text : m_missing->text().split(u',', Qt::SkipEmptyParts)) {
        if (!text.trimmed().isEmpty())
            mapping.missing.push_back(text.trimmed().toStdString());
    }
}

void WritingForm::retranslate()
{
    fillChoices();
    m_zoneLabel->setText(tr("&Times without a zone are in:"));
    m_zone->setAccessibleName(tr("Time zone of times without one"));
    m_zone->setToolTip(tr("Times with a zone, and numbers since 1970, are not changed"));
    m_timeUnitLabel->setText(tr("Times that are &numbers:"));
    m_timeUnit->setToolTip(tr("What a number in the column of the time counts"));
    m_idsLabel->setText(tr("I&ds identify:"));
    m_ids->setToolTip(tr("Of rows with the id of one request only one counts"));
    m_decimalLabel->setText(tr("Decimal &mark:"));
    m_decimal->setToolTip(tr("How predictions, labels and scores are written"));
    m_missingLabel->setText(tr("Missing &values:"));
    m_missing->setPlaceholderText(tr("such as -999, unknown"));
    m_missing->setToolTip(tr("Texts that stand for no value in every column, separated by commas"));
}

} // namespace qd
