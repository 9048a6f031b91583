// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logfacts.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/theme/textlabel.h"

#include <QFileInfo>
#include <QLocale>
#include <QPushButton>

namespace qd {

QString nameOfLogs(const QStringList& paths)
{
    return paths.size() == 1 ? QFileInfo(paths.front()).fileName()
                             : LogFacts::tr("%n file(s) and folder(s)", nullptr, pluralCount(paths.size()));
}

LogFacts::LogFacts(QWidget* parent) : QWidget(parent)
{
    setContentsMargins(12, 2, 12, 6);
    auto* layout = new FlowLayout(this, 20);
    const auto label = [&](const QString& name) {
        auto* result = new TextLabel(this);
        result->setObjectName(name);
        result->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(result);
        return result;
    };
    const auto button = [&](const QString& name) {
        auto* result = new QPushButton(this);
        result->setObjectName(name);
        layout->addWidget(result);
        return result;
    };
    m_file = label(QStringLiteral("logFile"));
    QFont bold = m_file->font();
    bold.setBold(true);
    m_file->setFont(bold);
    m_rows = label(QStringLiteral("logRows"));
    m_labels = label(QStringLiteral("logLabels"));
    m_extent = label(QStringLiteral("logExtent"));
    m_rejected = button(QStringLiteral("rejectedRows"));
    m_filter = label(QStringLiteral("evaluatedFilter"));
    m_clearFilter = button(QStringLiteral("clearEvaluatedFilter"));
    // As high as the buttons beside them, so that all stand on one line.
    for (TextLabel* fact : {m_file, m_rows, m_labels, m_extent, m_filter})
        fact->setMinimumHeight(m_rejected->sizeHint().height());
    connect(m_rejected, &QPushButton::clicked, this, &LogFacts::rejectedRowsWanted);
    connect(m_clearFilter, &QPushButton::clicked, this, &LogFacts::allRowsWanted);
    retranslate();
}

void LogFacts::setLog(LoadedLogPtr log)
{
    m_log = std::move(log);
    retranslate();
}

void LogFacts::setFilter(const QString& filter)
{
    m_evaluated = filter.trimmed();
    retranslate();
}

void LogFacts::showFile()
{
    const ImportedLogs& logs = m_log->logs;
    const QStringList& paths = m_log->request.paths;
    const QString name = nameOfLogs(paths);
    if (logs.parts.size() > 1)
        m_file->setText(
            tr("%1 (%n file(s))", "a folder or set of files", pluralCount(std::ssize(logs.parts))).arg(name));
    else if (logs.parts.size() == 1)
        m_file->setText(
            tr("%1 (%2)", "a file and its format").arg(name, logFormatName(logs.parts.front().format)));
    else
        m_file->setText(name);
    m_file->setToolTip(paths.join(u'\n'));
}

void LogFacts::retranslate()
{
    m_clearFilter->setText(tr("&All rows"));
    m_clearFilter->setToolTip(tr("Evaluate all rows of the log again"));
    m_filter->setVisible(!m_evaluated.isEmpty());
    m_clearFilter->setVisible(!m_evaluated.isEmpty());
    m_filter->setText(tr("Only rows with %1").arg(m_evaluated));
    if (!m_log)
        return;
    showFile();
    const ImportedLogs& logs = m_log->logs;
    const std::int64_t predictions = logs.table->rows();
    const QLocale locale;
    m_rows->setText(tr("%1 predictions in %2 rows")
                        .arg(locale.toString(static_cast<qlonglong>(predictions)),
                             locale.toString(static_cast<qlonglong>(logs.rows))));
    const double labelled =
        predictions > 0 ? static_cast<double>(logs.labelled) / static_cast<double>(predictions) : 0.0;
    m_labels->setText(tr("%1 labelled").arg(formatValue(labelled, MetricUnit::Ratio)));
    m_labels->setToolTip(tr("%n label(s) from separate lines were joined by request id.", nullptr,
                            pluralCount(logs.joinedLabels)));
    const TimeRange extent = logs.table->extent();
    m_extent->setText(
        extent.isEmpty()
            ? tr("without times")
            : tr("%1 to %2", "points in time").arg(dateTimeText(extent.from), dateTimeText(extent.to)));
    const std::int64_t leftOut = logs.rejectedCount + logs.repeatedRows;
    m_rejected->setVisible(leftOut > 0);
    m_rejected->setText(tr("%n row(s) &left out…", nullptr, pluralCount(leftOut)));
    m_rejected->setToolTip(tr("No figure includes these rows; see why they could not be read or count once"));
}

} // namespace qd
