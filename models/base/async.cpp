// SPDX-License-Identifier: Apache-2.0
#include "models/base/async.h"

namespace qd {

QThreadPool& workPool()
{
    static QThreadPool pool;
    return pool;
}

} // namespace qd
