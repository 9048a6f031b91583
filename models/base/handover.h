// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Support for ThreadSanitizer. Qt's queues order what one thread hands to another, but Qt itself is not
/// built with the sanitizer, which therefore takes every such hand-over for a race. HandOver tells it; in
/// other builds it is nothing.
#ifdef __SANITIZE_THREAD__
extern "C" {
void __tsan_acquire(void* address);
void __tsan_release(void* address);
}
#endif

namespace qd {

/// The last capture of a lambda that goes to Qt's event queue or thread pool: made after the others.
class HandOver
{
public:
    HandOver() = default;
#ifdef __SANITIZE_THREAD__
    HandOver(const HandOver&)
    {
        __tsan_release(&key);
    }
    HandOver& operator=(const HandOver&) = delete;
    /// First in the lambda, before it touches what it captured.
    static void taken()
    {
        __tsan_acquire(&key);
    }

private:
    inline static char key = 0;
#else
    static void taken()
    {
    }
#endif
};

} // namespace qd
