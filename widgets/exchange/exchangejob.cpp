// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/exchangejob.h"

namespace qd {

ExchangeProgress ExchangeJob::progress() const
{
    return isRunning() ? ExchangeProgress{m_state->fraction, m_state->rows} : ExchangeProgress{};
}

} // namespace qd
