// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/endpointdetail.h"

#include "models/base/metrics.h"
#include "models/items/endpointwishes.h"
#include "models/items/fleetmodel.h"
#include "models/net/url.h"
#include "widgets/charts/ticks.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace qd {

namespace {

TextLabel* makeText(QWidget* parent, const QString& name)
{
    auto* label = new TextLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString addressText(const Endpoint& endpoint)
{
    return endpoint.platform == Platform::LocalMachine ? platformName(endpoint.platform)
                                                       : displayUrl(endpoint.metricsUrl);
}

} // namespace

EndpointDetail::EndpointDetail(QWidget* parent)
    : QFrame(parent),
      m_title(makeText(this, QStringLiteral("detailTitle"))),
      m_problem(makeText(this, QStringLiteral("detailProblem"))),
      m_hint(makeText(this, QStringLiteral("detailHint"))),
      m_warning(makeText(this, QStringLiteral("detailWarning"))),
      m_form(new QFormLayout)
{
    setFrameShape(QFrame::StyledPanel);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_problem);
    layout->addWidget(m_hint);
    layout->addWidget(m_warning);
    layout->addLayout(m_form);
    layout->addStretch(1);
    m_address = addRow(*m_form, QStringLiteral("detailAddress"));
    m_lastSuccess = addRow(*m_form, QStringLiteral("detailLastSuccess"));
    m_samples = addRow(*m_form, QStringLiteral("detailSamples"));
    m_log = addRow(*m_form, QStringLiteral("detailLog"));
    m_form->setHorizontalSpacing(16);
    retranslate();
    const auto restyle = [this] {
        QPalette palette;
        palette.setColor(QPalette::WindowText, Theme::instance().color(Ink::Critical));
        m_problem->setPalette(palette);
        palette.setColor(QPalette::WindowText, Theme::instance().color(Ink::Warning));
        m_warning->setPalette(palette);
    };
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, restyle);
}

void EndpointDetail::show(const EndpointStatus* status, Timestamp now)
{
    m_title->setText(status ? status->endpoint.name : tr("Select an endpoint to see its details."));
    const bool failed = status && status->lastError;
    m_problem->setVisible(failed);
    m_hint->setVisible(failed && !status->lastError->hint.isEmpty());
    const QStringList warnings = status ? trustWarnings(*status) : QStringList();
    m_warning->setText(warnings.join(u' '));
    m_warning->setVisible(!warnings.isEmpty());
    for (const Row& row : {m_address, m_lastSuccess, m_samples, m_log})
        m_form->setRowVisible(row.value, status != nullptr);
    if (!status)
        return;
    if (failed) {
        m_problem->setText(
            tr("%1: %2", "place, problem").arg(status->lastError->where, status->lastError->what));
        m_hint->setText(status->lastError->hint);
    }
    set(m_address, addressText(status->endpoint));
    if (status->lastSuccess.ms == 0) {
        set(m_lastSuccess, tr("Never"));
    } else {
        const auto ago =
            static_cast<int>(std::max<std::int64_t>(0, (now - status->lastSuccess).count() / 1000));
        set(m_lastSuccess, tr("%1, %n second(s) ago", nullptr, ago).arg(dateTimeText(status->lastSuccess)));
    }
    const double took = static_cast<double>(status->scrapeDuration.count()) / 1000.0;
    set(m_samples, tr("%n sample(s), read in %1", nullptr, static_cast<int>(status->samplesPerScrape))
                       .arg(formatValue(took, MetricUnit::Seconds)));
    m_form->setRowVisible(m_log.value, !status->endpoint.predictionLog.empty());
    set(m_log, QString::fromStdString(status->endpoint.predictionLog));
}

void EndpointDetail::retranslate()
{
    m_address.label->setText(tr("Address"));
    m_lastSuccess.label->setText(tr("Last success"));
    m_samples.label->setText(tr("Last scrape"));
    m_log.label->setText(tr("Prediction log"));
    setAccessibleName(tr("Details of the selected endpoint"));
}

EndpointDetail::Row EndpointDetail::addRow(QFormLayout& form, const QString& name)
{
    Row row{new TextLabel(this), makeText(this, name)};
    form.addRow(row.label, row.value);
    return row;
}

/// Sets a text only when it differs: setting one ends the operator's selection.
void EndpointDetail::set(const Row& row, const QString& text)
{
    if (row.value->text() != text)
        row.value->setText(text);
    row.value->setAccessibleName(row.label->text());
}

} // namespace qd
