// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/metricpicker.h"

#include "widgets/theme/foreigntext.h"

#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QSettings>

#include <set>

namespace qd {

namespace {

QString keyOf(const std::string& endpoint)
{
    return QStringLiteral("charts/metrics/") + QString::fromStdString(endpoint);
}

Result<QStringList> readNames(const HistoryReader& reader, const std::string& endpoint)
{
    SeriesSelector all;
    all.labels.set(label::endpoint, endpoint);
    const auto series = reader.series(all);
    if (!series)
        return Failure(series.error());
    std::set<std::string> names;
    for (const SeriesInfo& info : *series) {
        if (!findMetric(info.key.metric))
            names.insert(info.key.metric);
    }
    QStringList list;
    for (const std::string& name : names)
        list.append(QString::fromStdString(name));
    return list;
}

} // namespace

MetricPicker::MetricPicker(const History& history, QWidget* parent) : QComboBox(parent), m_history(history)
{
    setObjectName(QStringLiteral("chartAddMetric"));
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::activated, this, &MetricPicker::takeText);
    retranslate();
}

void MetricPicker::setEndpoint(const std::string& endpoint)
{
    if (endpoint == m_endpoint)
        return;
    m_endpoint = endpoint;
    takeNames({});
    load();
}

std::vector<ChartPanel> MetricPicker::panels() const
{
    std::vector<ChartPanel> panels;
    for (const QString& metric : added())
        panels.push_back(metricPanel(m_endpoint, metric.toStdString()));
    return panels;
}

void MetricPicker::add(const QString& metric)
{
    QStringList metrics = added();
    if (metrics.contains(metric))
        return;
    store(metrics << metric);
}

void MetricPicker::remove(const std::string& metric)
{
    QStringList metrics = added();
    if (metrics.removeAll(QString::fromStdString(metric)) > 0)
        store(metrics);
}

void MetricPicker::changeEvent(QEvent* event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

/// An endpoint may have got new metrics since.
void MetricPicker::focusInEvent(QFocusEvent* event)
{
    QComboBox::focusInEvent(event);
    load();
}

void MetricPicker::load()
{
    m_query.drop();
    if (m_endpoint.empty())
        return;
    queryHistory(
        m_query, m_history, this,
        [endpoint = m_endpoint](const HistoryReader& reader, const CancelToken&) {
            return readNames(reader, endpoint);
        },
        [this](const Result<QStringList>& names) {
            if (names) // what cannot be read now is asked for again at the next visit
                takeNames(*names);
        });
}

void MetricPicker::takeNames(const QStringList& names)
{
    QStringList present;
    for (int i = 0; i < count(); ++i)
        present.append(itemData(i).toString());
    setEnabled(!names.isEmpty());
    if (names == present)
        return;
    const QString typed = currentText();
    clear();
    for (const QString& name : names)
        addItem(nameText(name), name);
    setCurrentIndex(-1);
    setEditText(typed);
}

void MetricPicker::takeText()
{
    const int row = findText(currentText(), Qt::MatchExactly | Qt::MatchCaseSensitive);
    const QString metric = itemData(row).toString();
    setCurrentIndex(-1);
    clearEditText();
    if (row >= 0)
        add(metric);
}

void MetricPicker::store(const QStringList& metrics)
{
    if (metrics.isEmpty())
        QSettings().remove(keyOf(m_endpoint));
    else
        QSettings().setValue(keyOf(m_endpoint), metrics);
    emit panelsChanged();
}

QStringList MetricPicker::added() const
{
    return m_endpoint.empty() ? QStringList() : QSettings().value(keyOf(m_endpoint)).toStringList();
}

void MetricPicker::retranslate()
{
    lineEdit()->setPlaceholderText(tr("Add metric…"));
    setAccessibleName(tr("Add a chart of another metric"));
    setToolTip(tr("Charts any other metric that this endpoint exposes, until you remove it again."));
}

} // namespace qd
