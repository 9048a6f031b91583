// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchmark.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <thread>

namespace qd {

double bestSeconds(const std::function<void()>& work)
{
    double best = 1e300;
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, double(timer.nsecsElapsed()) * 1e-9);
    }
    return best;
}

void inParallel(int count, const std::function<void(int)>& work)
{
    std::atomic<int> next = 0;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
        threads.emplace_back([&] {
            for (int number = next++; number < count; number = next++)
                work(number);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
}

double Figure::ratio() const
{
    double best = 0;
    for (const auto& [peer, value] : peers) {
        if (value > 0 && (best == 0 || (value < best) == isSmallBetter))
            best = value;
    }
    if (best == 0 || ours == 0)
        return 0;
    return isSmallBetter ? best / ours : ours / best;
}

void printHead(QTextStream& out, const QStringList& peers)
{
    out << QStringLiteral("%1 %2 %3").arg("figure", -48).arg("size", 11).arg("ours", 12);
    for (const QString& peer : peers)
        out << QStringLiteral(" %1").arg(peer, 16);
    out << QStringLiteral(" %1\n").arg("ratio", 8);
}

void print(QTextStream& out, const Figure& figure, const QStringList& peers)
{
    out << QStringLiteral("%1 %2 %3")
               .arg(figure.name, -48)
               .arg(figure.size, 11)
               .arg(figure.ours, 12, 'f', figure.digits);
    for (const QString& peer : peers) {
        QString text = "-";
        for (const auto& [name, value] : figure.peers) {
            if (name == peer)
                text = QString::number(value, 'f', figure.digits);
        }
        out << QStringLiteral(" %1").arg(text, 16);
    }
    out << QStringLiteral(" %1\n").arg(figure.ratio(), 8, 'f', 2);
    out.flush();
}

QJsonObject toJson(const Figure& figure)
{
    QJsonObject peers;
    for (const auto& [name, value] : figure.peers)
        peers.insert(name, value);
    return {{"name", figure.name},
            {"size", qint64(figure.size)},
            {"ours", figure.ours},
            {"peers", peers},
            {"ratio", figure.ratio()}};
}

} // namespace qd
