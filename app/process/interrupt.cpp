// SPDX-License-Identifier: Apache-2.0
#include "app/process/interrupt.h"

#include <csignal>

namespace qd {

// A signal handler may touch nothing but lock-free atomics, which is what a token is.
const CancelToken& interruptToken()
{
    static const CancelToken token;
    return token;
}

void cancelOnInterrupt()
{
    static_cast<void>(interruptToken()); // made before a signal can ask for it
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal, [](int) { interruptToken().cancel(); }) == SIG_IGN)
            std::signal(signal, SIG_IGN); // as nohup wants it
    }
}

} // namespace qd
