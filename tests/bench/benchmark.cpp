// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchmark.h"

#include <QElapsedTimer>

#include <algorithm>

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

} // namespace qd
