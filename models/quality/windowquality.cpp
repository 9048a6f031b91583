// SPDX-License-Identifier: Apache-2.0
#include "models/quality/windowquality.h"

namespace qd {

void QualityTally::add(bool failed)
{
    ++m_predictions;
    m_failed += failed ? 1 : 0;
}

void QualityTally::remove(bool failed)
{
    --m_predictions;
    m_failed -= failed ? 1 : 0;
}

void QualityTally::addLabelled(const std::string& truth, const std::string& predicted)
{
    ++m_cells[{truth, predicted}];
}

void QualityTally::removeLabelled(const std::string& truth, const std::string& predicted)
{
    const auto cell = m_cells.find({truth, predicted});
    if (cell != m_cells.end() && --cell->second == 0)
        m_cells.erase(cell);
}

void QualityTally::merge(const QualityTally& other)
{
    m_predictions += other.m_predictions;
    m_failed += other.m_failed;
    for (const auto& [pair, count] : other.m_cells)
        m_cells[pair] += count;
}

WindowQuality QualityTally::quality(const std::string& positiveClass) const
{
    std::map<std::string, ClassTally> classes;
    for (const auto& [pair, count] : m_cells) {
        const auto& [truth, predicted] = pair;
        classes[truth].support += count;
        classes[predicted].predicted += count;
        if (truth == predicted)
            classes[truth].truePositives += count;
    }
    std::vector<ClassTally> tallies;
    std::optional<std::size_t> positive;
    for (const auto& [name, tally] : classes) {
        if (name == positiveClass)
            positive = tallies.size();
        tallies.push_back(tally);
    }
    const ClassificationScores all = scores(std::span<const ClassTally>(tallies));

    WindowQuality result;
    result.predictions = m_predictions;
    result.failed = m_failed;
    result.labelled = all.labelled;
    result.accuracy = all.accuracy;
    ClassScores chosen;
    if (positiveClass.empty())
        chosen = all.macro;
    else if (positive)
        chosen = all.perClass[*positive];
    result.precision = chosen.precision;
    result.recall = chosen.recall;
    result.f1 = chosen.f1;
    return result;
}

} // namespace qd
