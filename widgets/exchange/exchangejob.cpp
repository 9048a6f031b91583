// SPDX-License-Identifier: Apache-2.0
#include "widgets/exchange/exchangejob.h"

namespace qd {

ExchangeJob::~ExchangeJob()
{
    cancel();
}

void ExchangeJob::waitForEnd() const
{
    if (m_ended.valid())
        m_ended.wait();
}

ExchangeProgress ExchangeJob::progress() const
{
    return m_state ? ExchangeProgress{m_state->fraction, m_state->rows} : ExchangeProgress{};
}

} // namespace qd
