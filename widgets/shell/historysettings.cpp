// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/historysettings.h"

#include "models/base/async.h"
#include "models/base/metrics.h"
#include "models/base/timetext.h"
#include "models/history/history.h"
#include "models/history/historykeeper.h"
#include "widgets/shell/pindialog.h"
#include "widgets/shell/tidytexts.h"
#include "widgets/theme/decimalspinbox.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QEvent>
#include <QFormLayout>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace qd {

namespace {

constexpr double bytesPerGibibyte = 1024.0 * 1024.0 * 1024.0;
constexpr int longestDays = 36'500;
constexpr int steps = 1'000; // of the progress bar

Duration daysOf(const QSpinBox* box)
{
    return std::chrono::days(box->value());
}

int toDays(Duration age)
{
    return static_cast<int>(std::ceil(static_cast<double>(age.count()) /
                                      static_cast<double>(Duration(std::chrono::days(1)).count())));
}

} // namespace

QString stageName(TidyProgress::Stage stage)
{
    switch (stage) {
    case TidyProgress::Stage::Settling:
        return HistorySettings::tr("Packing new samples");
    case TidyProgress::Stage::Dropping:
        return HistorySettings::tr("Deleting old data");
    case TidyProgress::Stage::Measuring:
        return HistorySettings::tr("Measuring the file");
    case TidyProgress::Stage::Shrinking:
        break;
    }
    return HistorySettings::tr("Making the file smaller");
}

HistorySettings::HistorySettings(History& history, HistoryKeeper* keeper, QWidget* parent)
    : QWidget(parent), m_history(history), m_keeper(keeper)
{
    setObjectName(QStringLiteral("historySettings"));
    makeControls();
    layOut();
    connectControls();
    retranslate();
    refresh();
}

void HistorySettings::makeControls()
{
    const auto named = [](auto* widget, const QString& name) {
        widget->setObjectName(name);
        return widget;
    };
    m_file = named(new TextLabel(m_history.path(), this), QStringLiteral("historyFile"));
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_file->setWordWrap(true);
    m_holds = named(new TextLabel(this), QStringLiteral("historyHolds"));
    m_holds->setWordWrap(true);
    m_samples = named(new QSpinBox(this), QStringLiteral("samplesDays"));
    m_predictions = named(new QSpinBox(this), QStringLiteral("predictionsDays"));
    m_events = named(new QSpinBox(this), QStringLiteral("eventsDays"));
    for (QSpinBox* box : {m_samples, m_predictions, m_events})
        box->setRange(0, longestDays);
    m_size = named(new DecimalSpinBox(this), QStringLiteral("sizeLimit"));
    m_size->setRange(0, 100'000);
    m_size->setDecimals(1);
    m_explanation = named(new TextLabel(this), QStringLiteral("retentionExplanation"));
    m_explanation->setWordWrap(true);
    m_pins = named(new QListWidget(this), QStringLiteral("pinList"));
    m_pins->setMaximumHeight(110);
    m_pins->setWordWrap(true);
    m_pins->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pin = named(new QPushButton(this), QStringLiteral("pinButton"));
    m_unpin = named(new QPushButton(this), QStringLiteral("unpinButton"));
    m_tidy = named(new QPushButton(this), QStringLiteral("tidyButton"));
    m_cancel = named(new QPushButton(this), QStringLiteral("cancelTidyButton"));
    m_progress = named(new QProgressBar(this), QStringLiteral("tidyProgress"));
    m_progress->setRange(0, steps);
    m_check = named(new QPushButton(this), QStringLiteral("integrityButton"));
    m_result = named(new TextLabel(this), QStringLiteral("historyResult"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void HistorySettings::layOut()
{
    m_form = new QFormLayout;
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_file, m_holds, m_samples, m_predictions, m_events, m_size})
        m_form->addRow(QStringLiteral(" "), field); // a label is only made for a text
    m_form->addRow(m_explanation);
    auto* pinButtons = new QVBoxLayout;
    pinButtons->addWidget(m_pin);
    pinButtons->addWidget(m_unpin);
    pinButtons->addStretch();
    auto* pins = new QHBoxLayout;
    pins->addWidget(m_pins, 1);
    pins->addLayout(pinButtons);
    m_form->addRow(QStringLiteral(" "), pins);
    auto* work = new QHBoxLayout;
    work->addWidget(m_tidy);
    work->addWidget(m_check);
    work->addWidget(m_progress, 1);
    work->addWidget(m_cancel);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addLayout(work);
    layout->addWidget(m_result);
    layout->addStretch();
}

void HistorySettings::connectControls()
{
    for (QSpinBox* box : {m_samples, m_predictions, m_events})
        connect(box, &QSpinBox::editingFinished, this, &HistorySettings::saveLimits);
    connect(m_size, &QDoubleSpinBox::editingFinished, this, &HistorySettings::saveLimits);
    connect(m_pins, &QListWidget::currentRowChanged, this,
            [this](int row) { m_unpin->setEnabled(row >= 0 && !m_history.isReadOnly()); });
    connect(m_pin, &QPushButton::clicked, this, &HistorySettings::pinRange);
    connect(m_unpin, &QPushButton::clicked, this, &HistorySettings::unpin);
    connect(m_check, &QPushButton::clicked, this, &HistorySettings::checkIntegrity);
    if (m_keeper) {
        connect(m_tidy, &QPushButton::clicked, this, [this] {
            m_isTidyingAsked = true;
            m_keeper->tidyNow();
        });
        connect(m_cancel, &QPushButton::clicked, m_keeper, &HistoryKeeper::cancel);
        connect(m_keeper, &HistoryKeeper::started, this, [this] {
            m_progressNow = {};
            m_result->clear();
            showTidying();
        });
        connect(m_keeper, &HistoryKeeper::progress, this, [this](const TidyProgress& progress) {
            m_progressNow = progress;
            showTidying();
        });
        connect(m_keeper, &HistoryKeeper::finished, this, [this] {
            m_result->setText(reportText());
            showTidying();
            refresh();
            // Whoever wants it now is asked at once about what it leaves.
            if (std::exchange(m_isTidyingAsked, false))
                askToTidy(*m_keeper, this);
        });
    }
    const bool mayWrite = !m_history.isReadOnly();
    for (QWidget* control :
         std::initializer_list<QWidget*>{m_samples, m_predictions, m_events, m_size, m_pin})
        control->setEnabled(mayWrite);
    m_unpin->setEnabled(false);
    showTidying();
}

void HistorySettings::refresh()
{
    m_reading.run(
        this, [path = m_history.path()](const CancelToken& cancel) { return historyFacts(path, cancel); },
        [this](const Result<HistoryFacts>& facts) { show(facts); }, Lane::Background);
}

void HistorySettings::show(const Result<HistoryFacts>& facts)
{
    if (!facts) {
        if (facts.error().kind != ErrorKind::Cancelled)
            m_holds->setText(facts.error().text());
        return;
    }
    m_facts = *facts;
    m_samples->setValue(toDays(facts->limits.samples));
    m_predictions->setValue(toDays(facts->limits.predictions));
    m_events->setValue(toDays(facts->limits.events));
    m_size->setValue(static_cast<double>(facts->limits.bytes) / bytesPerGibibyte);
    m_holds->setText(factsText());
    showPins();
}

QString HistorySettings::factsText() const
{
    if (!m_facts)
        return tr("Reading the history file…");
    const QLocale locale;
    const auto kind = [&](const HistoryFacts::Kind& counted, const QString& some, const QString& none) {
        return counted.since ? some.arg(locale.toString(counted.count), dateTimeText(*counted.since)) : none;
    };
    return QStringList{tr("%1 (%2 reusable)")
                           .arg(formatValue(static_cast<double>(m_facts->fileBytes), MetricUnit::Bytes),
                                formatValue(static_cast<double>(m_facts->freeBytes), MetricUnit::Bytes)),
                       kind(m_facts->samples, tr("%1 samples since %2"), tr("no samples yet")),
                       kind(m_facts->predictions, tr("%1 predictions since %2"), tr("no predictions yet")),
                       kind(m_facts->events, tr("%1 events since %2"), tr("no events yet"))}
        .join(u'\n');
}

void HistorySettings::showPins()
{
    m_pins->clear();
    if (!m_facts)
        return;
    for (const Pin& pin : m_facts->pins) {
        const QString range =
            pin.range.to.ms == INT64_MAX
                ? tr("From %1 on").arg(dateTimeText(pin.range.from))
                : tr("%1 to %2").arg(dateTimeText(pin.range.from), dateTimeText(pin.range.to));
        auto* item = new QListWidgetItem(
            pin.incident.empty()
                ? tr("%1: %2", "pinned range: why").arg(range, nameText(pin.reason))
                : tr("%1: incident %2", "pinned range: title").arg(range, nameText(pin.reason)),
            m_pins);
        item->setData(Qt::UserRole, QString::fromStdString(pin.id));
    }
}

void HistorySettings::showTidying()
{
    const bool isTidying = m_keeper && m_keeper->isTidying();
    m_tidy->setEnabled(m_keeper && !isTidying && !m_history.isReadOnly());
    m_progress->setVisible(isTidying);
    m_cancel->setVisible(isTidying);
    m_progress->setValue(static_cast<int>(m_progressNow.fraction * steps));
    m_progress->setFormat(tr("%1: %p %", "stage of the work").arg(stageName(m_progressNow.stage)));
}

void HistorySettings::saveLimits()
{
    if (!m_facts)
        return;
    // Only what was changed: a limit of hours, set elsewhere, is not rounded to days.
    RetentionLimits limits = m_facts->limits;
    const auto change = [](Duration& age, const QSpinBox* box) {
        if (toDays(age) != box->value())
            age = daysOf(box);
    };
    change(limits.samples, m_samples);
    change(limits.predictions, m_predictions);
    change(limits.events, m_events);
    if (std::abs(static_cast<double>(limits.bytes) / bytesPerGibibyte - m_size->value()) >= 0.05)
        limits.bytes = static_cast<std::int64_t>(m_size->value() * bytesPerGibibyte);
    if (limits == m_facts->limits)
        return;
    m_facts->limits = limits;
    store(toDocument(limits));
}

void HistorySettings::pinRange()
{
    auto* dialog = new PinDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { store(toDocument(dialog->pin())); });
    dialog->open();
}

void HistorySettings::unpin()
{
    if (const QListWidgetItem* item = m_pins->currentItem())
        store(qd::unpin(item->data(Qt::UserRole).toString().toStdString()));
}

void HistorySettings::store(DocumentRecord document)
{
    m_history.write({.documents = {std::move(document)}}, this, [this](const Result<void>& stored) {
        if (!stored)
            m_result->setText(stored.error().text());
        refresh();
    });
}

void HistorySettings::checkIntegrity()
{
    m_check->setEnabled(false);
    m_result->setText(tr("Checking the history file…"));
    auto answer = m_checking.await([this](const Result<QStringList>& problems) {
        m_check->setEnabled(true);
        if (!problems)
            m_result->setText(problems.error().text());
        else if (problems->isEmpty())
            m_result->setText(tr("The history file is intact."));
        else
            m_result->setText(tr("The history file is damaged: %1\nClose Quarterdeck, then run \"quarterdeck "
                                 "salvage\" to save what can be read into a new file.")
                                  .arg(problems->mid(0, 5).join(u'\n')));
    });
    m_checking.setCancel(m_history.checkIntegrity(this, std::move(answer)));
}

QString HistorySettings::reportText() const
{
    if (!m_keeper || !m_keeper->lastReport())
        return {};
    const Result<TidyReport>& report = *m_keeper->lastReport();
    if (!report)
        return report.error().kind == ErrorKind::Cancelled
                   ? tr("Cancelled. What was done stays; the rest follows the next time.")
                   : report.error().text();
    QString text = report->droppedAnything()         ? droppedText(*report)
                   : heldBackText(*report).isEmpty() ? tr("Nothing had to be deleted.")
                                                     : QString();
    if (const QString heldBack = heldBackText(*report); !heldBack.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + heldBack;
    if (report->isStillTooLarge) {
        text += u'\n' + tr("The file is still larger than its limit: what is left is pinned, younger than a "
                           "day, or must be kept. Unpin something, or allow more.");
    }
    return text;
}

void HistorySettings::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HistorySettings::retranslate()
{
    const std::pair<QWidget*, QString> rows[]{{m_file, tr("History file:")},
                                              {m_holds, tr("Size and content:")},
                                              {m_samples, tr("Keep &samples for:")},
                                              {m_predictions, tr("Keep &predictions for:")},
                                              {m_events, tr("Keep &events and alerts for:")},
                                              {m_size, tr("Largest si&ze of the file:")}};
    for (const auto& [field, text] : rows) {
        if (auto* caption = qobject_cast<QLabel*>(m_form->labelForField(field)))
            caption->setText(text);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    }
    QLayoutItem* pinRow = m_form->itemAt(m_form->rowCount() - 1, QFormLayout::LabelRole);
    if (auto* caption = pinRow ? qobject_cast<QLabel*>(pinRow->widget()) : nullptr) {
        caption->setText(tr("P&inned ranges:"));
        caption->setBuddy(m_pins);
    }
    m_pins->setAccessibleName(tr("Pinned ranges"));
    for (QSpinBox* box : {m_samples, m_predictions, m_events}) {
        box->setSuffix(tr(" days"));
        box->setSpecialValueText(tr("no limit"));
        box->setToolTip(tr("Older data is deleted within the hour; 0 means no limit."));
    }
    m_size->setSuffix(tr(" GiB"));
    m_size->setSpecialValueText(tr("no limit"));
    m_size->setToolTip(tr("Above this size, the oldest data is deleted first; 0 means no limit."));
    m_explanation->setText(
        tr("The audit trail, incidents and the time around them, and pinned ranges are never deleted. These "
           "limits are stored in the file itself and go with a copy of it."));
    retranslateButtons();
    m_progress->setAccessibleName(tr("Progress of the cleanup"));
    m_holds->setText(factsText());
    showPins();
    showTidying();
}

void HistorySettings::retranslateButtons()
{
    m_pin->setText(tr("Pin a &range…"));
    m_pin->setToolTip(tr("Keeps its data regardless of the limits"));
    m_unpin->setText(tr("&Unpin"));
    m_unpin->setToolTip(
        tr("Applies the limits to this range again. The time around an incident stays pinned."));
    m_tidy->setText(tr("&Clean up now"));
    m_tidy->setToolTip(m_history.isReadOnly() ? tr("This history is open read-only")
                                              : tr("Deletes what exceeds the limits and shrinks the file; "
                                                   "also runs every hour in the background"));
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setToolTip(tr("What was done stays; the rest follows the next time"));
    m_check->setText(tr("Chec&k the history file"));
    m_check->setAccessibleName(tr("Check the history file"));
    m_check->setToolTip(
        tr("Lets SQLite verify every page and reference; takes longer the larger the file is"));
}

} // namespace qd
