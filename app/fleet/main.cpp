// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/fleet.h"

#include <cstdio>

int main(int argc, char* argv[])
{
    using namespace qd::fleet;
    const auto options = parseOptions({argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)});
    if (!options) {
        std::fprintf(stderr, "quarterdeck-fleet: %s\nTry quarterdeck-fleet --help.\n",
                     options.error().c_str());
        return 2;
    }
    if (options->help) {
        std::fputs(helpText(), stdout);
        return 0;
    }
    if (const auto ended = runFleet(*options); !ended) {
        std::fprintf(stderr, "quarterdeck-fleet: %s\n", ended.error().c_str());
        return 1;
    }
    return 0;
}
