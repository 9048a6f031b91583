// SPDX-License-Identifier: Apache-2.0
#include "models/logs/lineformat.h"

#include "models/logs/recordformat.h"

namespace qd {

LogFormat detectFormat(std::string_view)
{
    return LogFormat::JsonLines;
}

std::unique_ptr<LineFormat> makeFormat(LogFormat, FormatContext context)
{
    return std::make_unique<RecordFormat>(context);
}

} // namespace qd
