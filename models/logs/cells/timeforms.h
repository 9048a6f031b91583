// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace qd {

/// An ISO 8601 text of a time that is written otherwise: by the name of its month ("Sun, 01 Mar 2026 10:00:00
/// GMT", "Mar 1, 2026 10:00 AM", "01/Mar/2026:10:00:00 +0000"), with AM or PM and the month first (3/14/2026
/// 10:00 AM), with points and the day first (14.03.2026 10:00), 2026/03/14, 20260314T100000, 20260314100000;
/// with the zones of RFC 822 and a few more. Empty for all else, such as 03/04/2026 without AM or PM, of
/// which nobody knows which is the month.
[[nodiscard]] std::string isoTimeOf(std::string_view text);

} // namespace qd
