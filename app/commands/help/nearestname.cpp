// SPDX-License-Identifier: Apache-2.0
#include "app/commands/help/nearestname.h"

#include <algorithm>
#include <vector>

namespace qd {

namespace {

/// A longer one is no slip of a hand, and its distance would cost in proportion to its length.
constexpr qsizetype longestName = 64;

qsizetype distance(const QString& a, const QString& b)
{
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<qsizetype>> costs(static_cast<std::size_t>(a.size()) + 1,
                                              std::vector<qsizetype>(width));
    for (std::size_t i = 0; i < costs.size(); ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            if (i == 0 || j == 0) {
                costs[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const QChar left = a[static_cast<qsizetype>(i) - 1];
            const QChar right = b[static_cast<qsizetype>(j) - 1];
            costs[i][j] = std::min(
                {costs[i - 1][j] + 1, costs[i][j - 1] + 1, costs[i - 1][j - 1] + (left == right ? 0 : 1)});
            const bool isSwapped = i > 1 && j > 1 && left == b[static_cast<qsizetype>(j) - 2] &&
                                   right == a[static_cast<qsizetype>(i) - 2];
            if (isSwapped)
                costs[i][j] = std::min(costs[i][j], costs[i - 2][j - 2] + 1);
        }
    }
    return costs.back().back();
}

QString onlyOneThatBeginsWith(const QString& start, const QStringList& known)
{
    QStringList found;
    std::copy_if(known.begin(), known.end(), std::back_inserter(found),
                 [&](const QString& name) { return name.startsWith(start); });
    return found.size() == 1 ? found.front() : QString();
}

} // namespace

QString nearestName(const QString& unknown, const QStringList& known)
{
    if (unknown.isEmpty() || unknown.size() > longestName)
        return {};
    QString nearest;
    qsizetype fewest = std::max<qsizetype>(1, unknown.size() / 3) + 1;
    for (const QString& name : known) {
        const qsizetype changes = distance(unknown.toLower(), name.toLower());
        if (changes < fewest) {
            fewest = changes;
            nearest = name;
        }
    }
    return nearest.isEmpty() ? onlyOneThatBeginsWith(unknown, known) : nearest;
}

} // namespace qd
