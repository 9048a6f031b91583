// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/rowsbehind.h"

#include "models/table/filter/filtertext.h"

#include <QStringList>

#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

QString number(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

/// low < name (or ≤) and name ≤ high; infinite bounds are left out.
QString between(const QString& name, double low, bool withLow, double high)
{
    QStringList terms;
    if (std::isfinite(low))
        terms << QStringLiteral("%1 %2 %3").arg(name, QLatin1String(withLow ? ">=" : ">"), number(low));
    if (std::isfinite(high))
        terms << QStringLiteral("%1 <= %2").arg(name, number(high));
    return terms.isEmpty() ? QStringLiteral("not (%1 is missing)").arg(name)
                           : terms.join(QStringLiteral(" and "));
}

} // namespace

RowsBehind::RowsBehind(EvaluationPtr evaluation, std::size_t version,
                       std::map<std::string, std::string> scoreColumns)
    : m_evaluation(std::move(evaluation)), m_version(version), m_scoreColumns(std::move(scoreColumns))
{
}

QString RowsBehind::select(QStringList terms) const
{
    const EvaluationQuestion& question = m_evaluation->question;
    if (m_version < m_evaluation->versions.size() && !m_evaluation->versions[m_version].version.empty())
        terms.prepend(filterEquals(QStringLiteral("version"), m_evaluation->versions[m_version].version));
    if (!m_narrowed.isEmpty())
        terms.prepend(m_narrowed);
    if (m_evaluation->models.size() > 1 && !question.model.empty())
        terms.prepend(filterEquals(QStringLiteral("model"), question.model));
    if (!question.filter.trimmed().isEmpty())
        terms.prepend(terms.isEmpty() ? question.filter : QStringLiteral("(%1)").arg(question.filter));
    return terms.join(QStringLiteral(" and "));
}

QStringList RowsBehind::labelledTerms() const
{
    const bool hasStatus =
        m_version < m_evaluation->versions.size() && !m_evaluation->versions[m_version].statuses.empty();
    return hasStatus ? QStringList{QStringLiteral("not (status >= 400)")} : QStringList{};
}

QStringList RowsBehind::currentTerms() const
{
    const EvaluationQuestion& question = m_evaluation->question;
    if (question.reference.isEmpty())
        return {};
    QStringList terms{QStringLiteral("time >= \"%1\"").arg(toIso(startOfCurrent(question)))};
    if (!question.current.isEmpty())
        terms << QStringLiteral("time < \"%1\"").arg(toIso(question.current.to));
    return terms;
}

RowsBehind RowsBehind::ofVersion(std::size_t version) const
{
    RowsBehind other(*this);
    other.m_version = version;
    return other;
}

RowsBehind RowsBehind::ofVersionNamed(const std::string& version) const
{
    RowsBehind other = ofVersion(0);
    other.m_narrowed = filterEquals(QStringLiteral("version"), version);
    return other;
}

RowsBehind RowsBehind::within(const std::string& column, const std::string& value) const
{
    RowsBehind narrowed(*this);
    narrowed.m_narrowed = filterEquals(filterName(column), value);
    return narrowed;
}

QString RowsBehind::all() const
{
    return select({});
}

QString RowsBehind::cell(const std::string& truth, const std::string& predicted) const
{
    QStringList terms;
    terms << (truth.empty() ? QStringLiteral("not (label is missing)")
                            : filterEquals(QStringLiteral("label"), truth));
    if (!predicted.empty())
        terms << filterEquals(QStringLiteral("prediction"), predicted);
    return select(terms + labelledTerms());
}

QString RowsBehind::during(TimeRange range) const
{
    return select(
        {QStringLiteral("time >= \"%1\" and time < \"%2\"").arg(toIso(range.from), toIso(range.to))});
}

QString RowsBehind::scoreTerm(double low, bool withLow, double high) const
{
    const std::string& positive = m_evaluation->question.positiveClass;
    if (const auto column = m_scoreColumns.find(positive); column != m_scoreColumns.end())
        return QStringLiteral("(%1)").arg(between(filterName(column->second), low, withLow, high));
    if (m_evaluation->classes.size() != 2)
        return {};
    // "probability" is that of the predicted class: the other one's score is what is left of it.
    const auto otherLow = std::isfinite(high) ? 1 - high : -infinity;
    const QString name = QStringLiteral("probability");
    QStringList other;
    if (std::isfinite(otherLow))
        other << QStringLiteral("%1 >= %2").arg(name, number(otherLow));
    if (std::isfinite(low))
        other << QStringLiteral("%1 %2 %3").arg(name, QLatin1String(withLow ? "<=" : "<"), number(1 - low));
    return QStringLiteral("(prediction = %1 and %2 or prediction != %1 and %3)")
        .arg(filterQuoted(positive), between(name, low, withLow, high), other.join(QStringLiteral(" and ")));
}

/// Returns the conditions; empty when scores are not told.
QStringList RowsBehind::decisionTerms(double threshold, bool positive) const
{
    const std::string& subject = m_evaluation->question.positiveClass;
    const auto column = m_scoreColumns.find(subject);
    const QString score =
        column == m_scoreColumns.end() ? QStringLiteral("probability") : filterName(column->second);
    const QString term = scoreTerm(std::isfinite(threshold) ? threshold : 2, true, infinity);
    if (term.isEmpty())
        return {};
    if (positive)
        return QStringList{term} + labelledTerms();
    return QStringList{QStringLiteral("not (%1 is missing)").arg(score), QStringLiteral("not %1").arg(term)} +
           labelledTerms();
}

QString RowsBehind::decided(double threshold, bool positive, bool trulyPositive) const
{
    const QStringList terms = decisionTerms(threshold, positive);
    if (terms.isEmpty())
        return {};
    const QString truth = QStringLiteral("label %1 %2")
                              .arg(QLatin1String(trulyPositive ? "=" : "!="),
                                   filterQuoted(m_evaluation->question.positiveClass));
    return select(QStringList{truth} + terms);
}

QString RowsBehind::calledPositive(double threshold) const
{
    const QStringList terms = decisionTerms(threshold, true);
    return terms.isEmpty() ? QString()
                           : select(QStringList{QStringLiteral("not (label is missing)")} + terms);
}

QString RowsBehind::confidenceTerm(double low, bool withLow, double high) const
{
    if (m_scoreColumns.empty())
        return between(QStringLiteral("probability"), low, withLow, high);
    QStringList classes;
    for (const auto& [name, column] : m_scoreColumns)
        classes << QStringLiteral("prediction = %1 and %2")
                       .arg(filterQuoted(name), between(filterName(column), low, withLow, high));
    return QStringLiteral("(%1)").arg(classes.join(QStringLiteral(" or ")));
}

QString RowsBehind::scoreBetween(double low, double high) const
{
    const bool withLow = low <= 0;
    QString term = m_evaluation->question.positiveClass.empty() ? QString() : scoreTerm(low, withLow, high);
    if (term.isEmpty())
        term = confidenceTerm(low, withLow, high);
    return select(QStringList{term, QStringLiteral("not (label is missing)")} + labelledTerms());
}

QString RowsBehind::latencyBetween(double low, double high) const
{
    return select({between(QStringLiteral("latency"), low, false, high)});
}

QString RowsBehind::withStatus(int status) const
{
    return select({QStringLiteral("status = %1").arg(status)});
}

QString RowsBehind::failed() const
{
    return select({QStringLiteral("status >= 400")});
}

QString RowsBehind::labelled() const
{
    return select(QStringList{QStringLiteral("not (label is missing)")} + labelledTerms());
}

QString RowsBehind::unlabelled() const
{
    // A log without labels may have no column for them.
    if (m_evaluation->versions[m_version].labelled == 0)
        return select(labelledTerms());
    return select(QStringList{QStringLiteral("label is missing")} + labelledTerms());
}

QString RowsBehind::residualBetween(double low, double high) const
{
    const QString residual = QStringLiteral("prediction - label");
    QStringList terms;
    if (std::isfinite(low))
        terms << QStringLiteral("%1 >= %2").arg(residual, number(low));
    if (std::isfinite(high))
        terms << QStringLiteral("%1 < %2").arg(residual, number(high));
    return select(terms + labelledTerms());
}

QString RowsBehind::current() const
{
    return select(currentTerms());
}

QString RowsBehind::slice(const Slice& slice) const
{
    QStringList terms;
    for (const SliceTerm& term : slice.terms) {
        const SliceColumn& column = m_evaluation->sliceColumns.at(term.column);
        terms << filterEquals(filterName(column.name),
                              column.values.at(static_cast<std::size_t>(term.value)));
    }
    return ofVersion(0).select(terms);
}

QString RowsBehind::driftCell(const ColumnDrift& drift, const DriftCell& cell) const
{
    const QString name = filterName(drift.column);
    QStringList terms;
    switch (cell.kind) {
    case DriftCell::Kind::Range:
        terms << between(name, cell.low, false, cell.high);
        break;
    case DriftCell::Kind::Category:
        terms << filterEquals(name, cell.category);
        break;
    case DriftCell::Kind::Missing:
        terms << QStringLiteral("%1 is missing").arg(name);
        break;
    case DriftCell::Kind::Pooled:
        for (const DriftCell& other : drift.cells) {
            if (other.kind == DriftCell::Kind::Category)
                terms << QStringLiteral("%1 != %2").arg(name, filterQuoted(other.category));
        }
        break;
    }
    return ofVersion(0).select(terms + currentTerms());
}

QString RowsBehind::segment(const std::string& column, const std::string& value) const
{
    return ofVersion(0).select({filterEquals(filterName(column), value)});
}

QString RowsBehind::category(const std::string& column, const std::string& value) const
{
    return ofVersion(0).select(QStringList{filterEquals(filterName(column), value)} + currentTerms());
}

} // namespace qd
