// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/silencedialog.h"

#include "models/items/incidents/incidenttexts.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr std::array<Duration, 5> presets{15min, 1h, 4h, 24h, 168h};
constexpr int ownDuration = static_cast<int>(presets.size()); ///< index of "another duration"
constexpr int mostMinutes = 60 * 24 * 90;

} // namespace

SilenceDialog::SilenceDialog(Alert alert, Timestamp now, QWidget* parent)
    : ActionDialog(parent),
      m_alert(std::move(alert)),
      m_now(now),
      m_matcherGroup(new QGroupBox),
      m_durationLabel(new TextLabel),
      m_duration(new QComboBox),
      m_minutes(new QSpinBox),
      m_reasonLabel(new TextLabel),
      m_reason(new QLineEdit),
      m_preview(new TextLabel)
{
    setObjectName(QStringLiteral("silenceDialog"));
    m_duration->setObjectName(QStringLiteral("durationCombo"));
    m_minutes->setObjectName(QStringLiteral("minutesSpin"));
    m_reason->setObjectName(QStringLiteral("reasonEdit"));
    m_preview->setObjectName(QStringLiteral("silencePreview"));

    new QVBoxLayout(m_matcherGroup);
    addMatcher("rule", m_alert.rule.id, true);
    for (const auto& [name, value] : m_alert.series)
        addMatcher(name, value, name == label::endpoint || name == label::model);

    for (int i = 0; i <= ownDuration; ++i)
        m_duration->addItem(QString());
    m_duration->setCurrentIndex(1);
    m_minutes->setRange(1, mostMinutes);
    m_minutes->setValue(120);
    m_minutes->setEnabled(false);
    m_durationLabel->setBuddy(m_duration);
    m_reasonLabel->setBuddy(m_reason);
    m_preview->setWordWrap(true);
    // Room at once, so that the dialog does not jump while boxes are ticked.
    m_preview->setMinimumHeight(3 * m_preview->fontMetrics().lineSpacing());
    m_preview->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    layOut();
    connect(m_duration, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_minutes->setEnabled(index == ownDuration);
        updatePreview();
    });
    connect(m_minutes, &QSpinBox::valueChanged, this, &SilenceDialog::updatePreview);
    m_reason->setFocus();
    complete();
}

void SilenceDialog::layOut()
{
    auto* durationRow = new QHBoxLayout;
    durationRow->addWidget(m_duration, 1);
    durationRow->addWidget(m_minutes, 1);
    auto* form = new QFormLayout;
    form->addRow(m_durationLabel, durationRow);
    form->addRow(m_reasonLabel, m_reason);
    content()->addWidget(m_matcherGroup);
    content()->addLayout(form);
    content()->addWidget(m_preview);
    content()->addStretch();
}

void SilenceDialog::addMatcher(const std::string& name, const std::string& value, bool checked)
{
    auto* box = new QCheckBox;
    box->setObjectName(QStringLiteral("matcher-") + QString::fromStdString(name));
    box->setChecked(checked);
    m_matcherGroup->layout()->addWidget(box);
    m_matchers.push_back({name, value, box});
    connect(box, &QCheckBox::toggled, this, &SilenceDialog::updatePreview);
}

Duration SilenceDialog::duration() const
{
    const int index = m_duration->currentIndex();
    return index == ownDuration ? std::chrono::minutes(m_minutes->value())
                                : presets[static_cast<std::size_t>(std::max(index, 0))];
}

Silence SilenceDialog::silence() const
{
    Silence silence;
    for (const Matcher& matcher : m_matchers) {
        if (matcher.box->isChecked())
            silence.matchers.set(matcher.name, matcher.value);
    }
    silence.from = m_now;
    silence.until = m_now + duration();
    silence.reason = m_reason->text().trimmed();
    return silence;
}

std::optional<ActionDialog::Problem> SilenceDialog::check() const
{
    const Silence made = silence();
    if (made.matchers.isEmpty())
        return Problem{tr("Tick at least one label; a silence of everything would hide real faults."),
                       m_matchers.front().box};
    if (made.reason.isEmpty())
        return Problem{tr("Give a reason, so that others know that the silence is intended."), m_reason};
    return std::nullopt;
}

QString SilenceDialog::shownValue(const Matcher& matcher) const
{
    return matcher.name == "rule" ? ruleTitle(m_alert.rule) : QString::fromStdString(matcher.value);
}

void SilenceDialog::updatePreview()
{
    const Silence made = silence();
    if (made.matchers.isEmpty()) {
        m_preview->setText(tr("Nothing would be silenced."));
        return;
    }
    QStringList wanted;
    for (const Matcher& matcher : m_matchers) {
        if (matcher.box->isChecked())
            wanted << tr("%1 is “%2”", "label, value")
                          .arg(QString::fromStdString(matcher.name), shownValue(matcher));
    }
    m_preview->setText(tr("Mutes alerts whose %1, until %2. They are still evaluated and recorded.",
                          "conditions such as 'rule is “Accuracy is low”', time")
                           .arg(QLocale().createSeparatedList(wanted), timeText(made.until)));
}

void SilenceDialog::retranslate()
{
    setWindowTitle(tr("Silence alerts"));
    m_matcherGroup->setTitle(tr("Silence alerts whose labels are:"));
    for (const Matcher& matcher : m_matchers) {
        const QString name = QString::fromStdString(matcher.name);
        matcher.box->setText(
            tr("%1 is %2", "label, value").arg(menuText(name), menuText(shownValue(matcher))));
        matcher.box->setToolTip(
            tr("Ticked: only alerts with this value are silenced. Not ticked: any value."));
    }
    const std::array<QString, presets.size() + 1> durations{tr("For 15 minutes"), tr("For 1 hour"),
                                                            tr("For 4 hours"),    tr("For 1 day"),
                                                            tr("For 1 week"),     tr("For another time")};
    for (int i = 0; i < m_duration->count(); ++i)
        m_duration->setItemText(i, durations[static_cast<std::size_t>(i)]);
    m_durationLabel->setText(tr("&Duration:"));
    m_duration->setAccessibleName(tr("Duration of the silence"));
    m_duration->setToolTip(tr("The silence ends by itself when the time is over."));
    m_minutes->setSuffix(tr(" min", "minutes, after a number"));
    m_minutes->setAccessibleName(tr("Duration in minutes"));
    m_minutes->setToolTip(tr("Used when \"For another time\" is chosen."));
    m_reasonLabel->setText(tr("&Reason:"));
    m_reason->setAccessibleName(tr("Reason of the silence"));
    m_reason->setToolTip(tr("Kept in the audit trail with your login name."));
    m_reason->setPlaceholderText(tr("For example: planned retraining until noon"));
    setAction(tr("&Silence"), tr("Saves the silence; you can end it early on the alerts page."));
    updatePreview();
}

} // namespace qd
