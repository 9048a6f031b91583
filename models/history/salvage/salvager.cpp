// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/salvager.h"

#include "models/history/chunks/checksum.h"
#include "models/history/chunks/chunkparts.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/salvage/chunkmender.h"
#include "models/history/salvage/segmentmender.h"
#include "models/history/samples/tail.h"
#include "models/history/schema/tailmigration.h"
#include "models/history/series/labeltext.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

constexpr std::int64_t rowsPerTransaction = 20'000;
constexpr qsizetype mostStretchesTold = 100;
constexpr qsizetype longestName =
    200; ///< characters of a series that is told; a damaged name can have millions
constexpr int rowsThatTellAShape = 8;

// So does the index of request ids of what the segments say.
constexpr const char* keyTable = "prediction_key";
// And how many chunks have a body, and what sums up many chunks.
constexpr const char* shareTable = "shared_body";
constexpr const char* wideTable = "wide_rollup";

// Some tables of blobs look alike; their contents do not.
bool hasContentOf(const TableShape& shape, const StoredRow& row)
{
    constexpr std::int64_t firstColumnRow = columnRow(1, 0);
    constexpr std::int64_t firstKeyRow = keyRow(1, 0); // but for the first bucket, whose rows are few
    const auto column = shape.column("body");
    const auto* body = column ? std::get_if<Bytes>(&row.values[*column]) : nullptr;
    if (!body)
        return true;
    const bool isChunk = isChunkBody(*body);
    if (shape.name == "chunk_body")
        return isChunk;
    if (shape.name == "prediction_column")
        return !isChunk && isSealed(*body) && row.rowid >= firstColumnRow && row.rowid < firstKeyRow;
    if (shape.name == "damaged_prediction")
        return !isSealed(*body);
    return true;
}

// One series with labels that nobody can read would keep all from being listed; without it what it had gets a
// placeholder.
bool isReadable(const TableShape& shape, const StoredRow& row)
{
    if (shape.name != "series")
        return true;
    const auto* labels = std::get_if<std::string>(&row.values[*shape.column("labels")]);
    return labels && LabelText().read(*labels);
}

} // namespace

Salvager::Salvager(PageFile& pages, const Database& target, std::function<void(double)> progress,
                   CancelToken cancel)
    : m_pages(pages),
      m_target(target),
      m_progress(std::move(progress)),
      m_cancel(std::move(cancel)),
      m_walker(pages, [this] {
          if (m_progress && ++m_pagesSeen % 1'000 == 0)
              m_progress(
                  std::min(1.0, static_cast<double>(m_pagesSeen) / static_cast<double>(m_pages.pageCount())));
          return !m_cancel.isCancelled();
      })
{
}

Result<void> Salvager::run(SalvageReport& report)
{
    auto shapes = tableShapes(m_target);
    if (!shapes)
        return Failure(shapes.error());
    m_shapes = std::move(*shapes);
    const auto version = m_target.integer("PRAGMA user_version");
    if (!version)
        return Failure(version.error());
    m_areTailsSealed = *version >= versionOfSealedTails;
    m_roots = rootsBySchema();
    report.wasSchemaLost = std::any_of(m_shapes.begin(), m_shapes.end(), [&](const TableShape& shape) {
        return !m_roots.contains(shape.name);
    });
    if (report.wasSchemaLost)
        findRootsByShape(m_shapes, m_roots);

    // What is missing may be referred to; that is put right at the end.
    if (auto done = m_target.execute("PRAGMA foreign_keys=OFF; BEGIN"); !done)
        return done;
    for (const TableShape& shape : m_shapes) {
        SalvageReport::Table& table = report.tables.emplace_back();
        table.name = QString::fromStdString(shape.name);
        const auto root = m_roots.find(shape.name);
        if (shape.name == labelTable || shape.name == keyTable || shape.name == shareTable ||
            shape.name == wideTable || shape.name == identityTable || root == m_roots.end())
            continue;
        if (auto saved = saveTable(shape, root->second, table); !saved)
            return saved;
    }
    return saveOrigin(report)
        .and_then([&] { return mendChunks(report); })
        .and_then([&] { return fillReferences(report); })
        .and_then([&] { return mendSegments(report); })
        .and_then([&] { return relabel(); })
        .and_then([&](std::int64_t labels) {
            for (SalvageReport::Table& table : report.tables)
                table.saved += table.name == QLatin1String(labelTable) ? labels : 0;
            return lostSamples();
        })
        .and_then([&](QStringList lost) {
            report.lostSamples = std::move(lost);
            return m_target.execute("COMMIT; PRAGMA foreign_keys=ON");
        });
}

Salvager::Roots Salvager::rootsBySchema()
{
    Roots roots;
    std::ignore = m_walker.walk({1, true, 0}, [&](StoredRow row) {
        if (row.values.size() != 5)
            return true;
        const auto* type = std::get_if<std::string>(&row.values[0]);
        const auto* name = std::get_if<std::string>(&row.values[1]);
        const auto* root = std::get_if<std::int64_t>(&row.values[3]);
        const bool isKnown = name && std::any_of(m_shapes.begin(), m_shapes.end(),
                                                 [&](const TableShape& s) { return s.name == *name; });
        if (type && *type == "table" && isKnown && root && *root > 1 && *root <= m_pages.pageCount())
            roots[*name] = static_cast<std::uint32_t>(*root);
        return true;
    });
    return roots;
}

void Salvager::findRootsByShape(const std::vector<TableShape>& shapes, Roots& roots)
{
    std::set<std::uint32_t> taken;
    for (const auto& [name, root] : roots)
        taken.insert(root);
    for (std::uint32_t page = 3; page <= m_pages.pageCount(); ++page) {
        if (m_pages.purpose(page).type != PageFile::Purpose::Root || taken.contains(page))
            continue;
        const auto fitting = std::find_if(shapes.begin(), shapes.end(), [&](const TableShape& shape) {
            return !roots.contains(shape.name) && hasShape(page, shape);
        });
        if (fitting != shapes.end())
            roots[fitting->name] = page;
    }
}

bool Salvager::hasShape(std::uint32_t root, const TableShape& shape)
{
    TreeWalker probe(m_pages, [this] { return !m_cancel.isCancelled(); });
    int seen = 0;
    bool fits = true;
    std::ignore = probe.walk({root, shape.hasRowids, shape.keyColumns}, [&](const StoredRow& row) {
        fits = fits && shape.fits(row) && hasContentOf(shape, row);
        return fits && ++seen < rowsThatTellAShape;
    });
    return fits && seen > 0;
}

Result<void> Salvager::saveTable(const TableShape& shape, std::uint32_t root, SalvageReport::Table& table)
{
    auto inserter = RowInserter::prepare(m_target, shape);
    if (!inserter)
        return Failure(inserter.error());
    m_inserter.emplace(std::move(*inserter));
    m_proof = ChunkProof::of(shape);
    const auto damaged = std::find_if(m_shapes.begin(), m_shapes.end(),
                                      [](const TableShape& s) { return s.name == "damaged_chunk"; });
    if (m_proof && m_proof->hasBodies() && damaged != m_shapes.end()) {
        auto prepared = RowInserter::prepare(m_target, *damaged);
        if (!prepared)
            return Failure(prepared.error());
        m_damagedInserter.emplace(std::move(*prepared));
    }
    Result<void> done;
    const auto losses = m_walker.walk({root, shape.hasRowids, shape.keyColumns}, [&](StoredRow row) {
        const auto saved = saveRow(shape, std::move(row));
        if (!saved) {
            done = Failure(saved.error());
            return false;
        }
        ++(*saved ? table.saved : table.lostRows);
        done = commitNowAndThen();
        return done.has_value();
    });
    m_inserter.reset();
    m_damagedInserter.reset();
    table.lostPages = losses.pages;
    table.lostRows += losses.rows;
    m_lostTail = m_lostTail || (shape.name == "tail" && (losses.pages > 0 || table.lostRows > 0));
    for (const TreeWalker::Hole& hole : losses.holes) {
        if (!m_proof)
            break;
        const auto end =
            [&](const std::optional<StoredRow>& row,
                Timestamp TimeRange::*side) -> std::optional<std::pair<std::int64_t, Timestamp>> {
            if (!row || !shape.fits(*row))
                return std::nullopt;
            return std::pair(m_proof->series(*row), m_proof->range(*row).*side);
        };
        m_stretches.push_back({end(hole.before, &TimeRange::to), end(hole.after, &TimeRange::from)});
    }
    if (done && m_cancel.isCancelled())
        return Failure(cancelledError(databasePath(m_target.handle())));
    return done;
}

Result<bool> Salvager::saveRow(const TableShape& shape, StoredRow row)
{
    if (!shape.fits(row)) {
        m_lostUnknownChunks = m_lostUnknownChunks || m_proof;
        return false;
    }
    if (m_proof && !m_proof->prove(row)) {
        m_unproven.emplace_back(m_proof->series(row), m_proof->range(row));
        if (m_damagedInserter) {
            if (auto kept = m_damagedInserter->insert(m_proof->asDamaged(row)); !kept)
                return kept;
        }
        return false;
    }
    return isReadable(shape, row) && provesTail(shape, row) ? m_inserter->insert(row) : false;
}

bool Salvager::provesTail(const TableShape& shape, StoredRow& row)
{
    const auto column = shape.column("body");
    const auto* body = column ? std::get_if<Bytes>(&row.values[*column]) : nullptr;
    if (shape.name == "tail") {
        std::vector<TailEntry> entries;
        const bool isSound = body && (m_areTailsSealed ? decodeTail(*body, row.rowid, 0, entries)
                                                       : decodeUnsealedTail(*body, row.rowid, entries));
        if (!isSound || entries.empty())
            return false;
        for (const TailEntry& entry : entries)
            m_tailSeries.insert(entry.series);
        const auto [first, last] = extentOf(entries);
        row.values[*shape.column("first_at")] = first.ms;
        row.values[*shape.column("last_at")] = last.ms;
    } else if (shape.name == "prediction_tail") {
        std::vector<PredictionRecord> records;
        if (!body || isInAnotherPlace(*body, row.rowid) || !decodeRecords(*body, {}, records) ||
            records.empty())
            return false;
        const auto [first, last] = extentOf(records);
        row.values[*shape.column("records")] = std::ssize(records);
        row.values[*shape.column("first_at")] = first.ms;
        row.values[*shape.column("last_at")] = last.ms;
        m_tailStreams.insert(streamOfTailRow(row.rowid));
    } else if (shape.name == "label_tail") {
        std::vector<PendingLabel> labels;
        if (!body || isInAnotherPlace(*body, row.rowid) || !decodePending(*body, labels))
            return false;
        row.values[*shape.column("labels")] = std::ssize(labels);
        m_tailEndpoints.insert(endpointOfLabelRow(row.rowid));
    }
    return true;
}

bool Salvager::knows(std::string_view table) const
{
    return std::any_of(m_shapes.begin(), m_shapes.end(),
                       [&](const TableShape& shape) { return shape.name == table; });
}

namespace {

void countAsLost(SalvageReport& report, const char* table, std::int64_t rows)
{
    for (SalvageReport::Table& known : report.tables) {
        if (known.name == QLatin1String(table)) {
            known.saved -= rows;
            known.lostRows += rows;
        }
    }
}

} // namespace

Result<void> Salvager::mendChunks(SalvageReport& report)
{
    if (!knows("chunk_body"))
        return {};
    return mendedChunks(m_target, m_cancel).map([&](ChunkLosses lost) {
        countAsLost(report, "chunk", std::ssize(lost.rows));
        countAsLost(report, "chunk_body", lost.bodies);
        m_lostUnknownChunks = m_lostUnknownChunks || lost.bodies > 0;
        m_unproven.insert(m_unproven.end(), lost.rows.begin(), lost.rows.end());
    });
}

Result<void> Salvager::mendSegments(SalvageReport& report)
{
    if (!knows("prediction_segment"))
        return {};
    return mendedSegments(m_target, m_cancel).map([&](SegmentLosses lost) {
        countAsLost(report, "prediction_segment", lost.segments);
        countAsLost(report, "prediction_column", lost.columns);
    });
}

Result<void> Salvager::commitNowAndThen()
{
    if (++m_uncommitted % rowsPerTransaction != 0)
        return {};
    return m_target.execute("COMMIT; BEGIN");
}

Result<QStringList> Salvager::lostSamples()
{
    auto find = m_target.prepare("SELECT metric, labels FROM series WHERE id = ?");
    if (!find)
        return Failure(find.error());
    const auto nameOf = [&](std::int64_t id) {
        const auto row = find->bind(id).step();
        QString name =
            row && *row ? QString::fromStdString(find->text(0) + find->text(1)) : QString::number(id);
        find->reset();
        if (name.size() > longestName)
            name = name.left(longestName) + QStringLiteral("…");
        return name;
    };
    QStringList lost;
    const auto isFull = [&] { return lost.size() >= mostStretchesTold; };
    for (auto one = m_unproven.begin(); one != m_unproven.end() && !isFull(); ++one) {
        const auto& [series, range] = *one;
        lost << QCoreApplication::translate("Salvage",
                                            "%1 from %2 to %3: the samples are missing or do "
                                            "not match their checksum; what there is was set aside.")
                    .arg(nameOf(series), toIso(range.from), toIso(range.to));
    }
    for (auto one = m_stretches.begin(); one != m_stretches.end() && !isFull(); ++one)
        lost << textOf(*one, nameOf);
    const auto untold = std::ssize(m_unproven) + std::ssize(m_stretches) - lost.size();
    if (m_lostUnknownChunks) {
        lost << QCoreApplication::translate(
            "Salvage",
            "Samples of a series and time that are not known. What was found of them was set aside.");
    }
    if (m_lostTail) {
        lost << QCoreApplication::translate(
            "Salvage", "The newest samples of some series: those that had not been put into chunks yet.");
    }
    if (untold > 0) {
        lost << QCoreApplication::translate("Salvage", "%n more stretch(es) of samples.", nullptr,
                                            static_cast<int>(untold));
    }
    return lost;
}

QString Salvager::textOf(const LostStretch& stretch, const std::function<QString(std::int64_t)>& nameOf)
{
    const auto& [after, before] = stretch;
    if (after && before && after->first == before->first)
        return QCoreApplication::translate("Salvage", "%1 between %2 and %3.")
            .arg(nameOf(after->first), toIso(after->second), toIso(before->second));
    if (after && before)
        return QCoreApplication::translate(
                   "Salvage",
                   "%1 after %2, %3 before %4, and the series numbered between these two (%5 to %6).")
            .arg(nameOf(after->first), toIso(after->second), nameOf(before->first), toIso(before->second),
                 QString::number(after->first), QString::number(before->first));
    if (after)
        return QCoreApplication::translate("Salvage", "%1 after %2, and all series after it (number %3).")
            .arg(nameOf(after->first), toIso(after->second), QString::number(after->first));
    if (before)
        return QCoreApplication::translate("Salvage", "%1 before %2, and all series before it (number %3).")
            .arg(nameOf(before->first), toIso(before->second), QString::number(before->first));
    return QCoreApplication::translate("Salvage", "Any samples of any series.");
}

} // namespace qd
