// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/salvage.h"

#include "tests/fuzz/fuzz.h"
#include "tests/models/history/historyfixture.h"

#include <algorithm>

using namespace qd;

namespace {

/// A small history with samples, predictions and a document.
QByteArray soundHistory()
{
    TemporaryHistory stored;
    WriteBatch batch;
    for (std::int64_t i = 0; i < 200; ++i) {
        batch.samples.push_back({accuracyOf("fraud", "1"), {{1'790'000'000'000 + i * 15'000}, 0.9}});
        batch.predictions.push_back(predictionAt(1'790'000'000'000 + i, "triton", "r" + std::to_string(i)));
    }
    QD_HOLDS(stored.write(std::move(batch)).has_value());
    stored.history.reset();
    QFile file(stored.path());
    QD_HOLDS(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Lays the edits over the history: each is an offset of three bytes, a length of one, and as many bytes. A
/// length of 0 cuts the file off.
QByteArray edited(QByteArray history, std::span<const std::uint8_t> edits)
{
    while (edits.size() >= 4) {
        const auto offset = qsizetype(edits[0] << 16 | edits[1] << 8 | edits[2]) % history.size();
        const auto length = std::min(
            {std::size_t(edits[3]), edits.size() - 4, static_cast<std::size_t>(history.size() - offset)});
        if (edits[3] == 0 && offset > 0)
            history.truncate(offset);
        std::copy_n(edits.begin() + 4, length, history.begin() + offset);
        edits = edits.subspan(4 + length);
    }
    return history;
}

} // namespace

/// A damaged history. Whatever it is, the original stays as it was, and no half-made copy is left.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const QByteArray sound = soundHistory();
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("damaged.qdh"));
    const QByteArray bytes = edited(sound, fuzz::bytesOf(data, size));
    QFile file(path);
    QD_HOLDS(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
    file.close();
    const auto report = salvageHistory(path, Timestamp{1'790'000'000'000}, {});
    QD_HOLDS(file.open(QIODevice::ReadOnly) && file.readAll() == bytes);
    if (report)
        QD_HOLDS(QFile::remove(report->copy));
    const QStringList left = QDir(folder.path()).entryList({QStringLiteral("*.salvaged-*")});
    QD_HOLDS(left.isEmpty());
    return 0;
}
