// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/parser.h"
#include "tests/bench/benchmark.h"

#include <QProcess>

namespace qd {

namespace {

QByteArray pageOf(std::int64_t samples)
{
    QByteArray page = "# HELP requests_total Requests answered.\n# TYPE requests_total counter\n";
    for (std::int64_t i = 0; i < samples; ++i)
        page += "requests_total{handler=\"/v2/models/" + QByteArray::number(qint64(i)) +
                "/infer\",code=\"200\"} " + QByteArray::number(double(i) * 1.37, 'g', 12) + '\n';
    return page;
}

void parseByPromtool(const QByteArray& page)
{
    QProcess promtool;
    promtool.start("promtool", {"check", "metrics"});
    promtool.write(page);
    promtool.closeWriteChannel();
    if (!promtool.waitForFinished(120'000))
        qFatal("promtool did not answer");
}

} // namespace

Benchmark expositionBenchmark()
{
    return {"exposition", "samples", "promtool check metrics (with its start)", [] {
                std::vector<BenchmarkRow> rows;
                for (const std::int64_t size : {1'000, 10'000, 100'000}) {
                    const QByteArray page = pageOf(size);
                    BenchmarkRow row{size, 0, 0};
                    row.ours = bestSeconds([&] {
                        const auto parsed = parseExposition({page.constData(), std::size_t(page.size())},
                                                            "text/plain", "bench", {1});
                        if (!parsed || std::int64_t(parsed->samples.size()) != size)
                            qFatal("the page was not parsed");
                    });
                    row.peer = bestSeconds([&] { parseByPromtool(page); });
                    rows.push_back(row);
                }
                return rows;
            }};
}

} // namespace qd
