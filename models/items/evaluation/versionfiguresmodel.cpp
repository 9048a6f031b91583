// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/evaluationmodels.h"

#include "models/base/visibletext.h"
#include "models/items/evaluation/evaluationmodelswords.h"

#include <algorithm>

namespace qd {

void VersionFiguresModel::setEvaluation(EvaluationPtr evaluation)
{
    beginResetModel();
    m_evaluation = std::move(evaluation);
    m_figures.clear();
    if (m_evaluation) {
        for (const EvaluationFigure& one : figuresOf(m_evaluation->task)) {
            const auto has = [&](const VersionEvaluation& version) {
                return one.value(version, m_evaluation->question.positiveClass).has_value();
            };
            if (!one.isSpecial ||
                std::any_of(m_evaluation->versions.begin(), m_evaluation->versions.end(), has))
                m_figures.push_back(&one);
        }
    }
    endResetModel();
}

const EvaluationFigure& VersionFiguresModel::figure(int row) const
{
    return *m_figures.at(static_cast<std::size_t>(row));
}

void VersionFiguresModel::retranslate()
{
    if (rowCount() == 0)
        return;
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int VersionFiguresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_figures.size());
}

int VersionFiguresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_evaluation ? 0 : static_cast<int>(m_evaluation->versions.size());
}

bool VersionFiguresModel::isBest(const EvaluationFigure& figure, std::size_t version) const
{
    const std::vector<VersionEvaluation>& versions = m_evaluation->versions;
    const auto value = [&](const VersionEvaluation& v) {
        return figure.value(v, m_evaluation->question.positiveClass);
    };
    const Defined<double> own = value(versions[version]);
    if (figure.better == Better::Neither || versions[version].version.empty() || versions.size() < 3 || !own)
        return false;
    return std::none_of(versions.begin(), versions.end(), [&](const VersionEvaluation& other) {
        const Defined<double> theirs = value(other);
        return !other.version.empty() && theirs &&
               (figure.better == Better::Higher ? *theirs > *own : *theirs < *own);
    });
}

QString VersionFiguresModel::explanation(const EvaluationFigure& figure,
                                         const VersionEvaluation& version) const
{
    const Defined<double> value = figure.value(version, m_evaluation->question.positiveClass);
    if (!value)
        return undefinedReason(value.error());
    return figure.detail ? figure.detail(version) : QString();
}

QVariant VersionFiguresModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_evaluation)
        return {};
    const auto version = static_cast<std::size_t>(index.column());
    const EvaluationFigure& figure = this->figure(index.row());
    const VersionEvaluation& shown = m_evaluation->versions[version];
    switch (role) {
    case Qt::DisplayRole: {
        const QString value = figureText(figure, shown, m_evaluation->question.positiveClass);
        return visibleText(isBest(figure, version)
                               ? EvaluationModelsWords::tr("%1 ✓", "the best value of its row").arg(value)
                               : value);
    }
    case Qt::ToolTipRole:
        return visibleText(explanation(figure, shown));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case BestRole:
        return isBest(figure, version);
    default:
        return {};
    }
}

QVariant VersionFiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int sections = orientation == Qt::Horizontal ? columnCount() : rowCount();
    if (section < 0 || section >= sections)
        return {};
    const auto index = static_cast<std::size_t>(section);
    if (orientation == Qt::Horizontal) {
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return role == Qt::DisplayRole
                   ? QVariant(visibleLine(versionName(m_evaluation->versions[index].version)))
                   : QVariant();
    }
    const EvaluationFigure& figure = this->figure(section);
    if (role == Qt::DisplayRole)
        return visibleLine(figure.title());
    return role == Qt::ToolTipRole ? QVariant(figure.hint()) : QVariant();
}

} // namespace qd
