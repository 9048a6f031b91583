// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

namespace qd {

/// How sure it is what something in a log means.
enum class Sureness {
    Sure,   ///< the log says it, or its values allow nothing else
    Likely, ///< the values speak for it
    Guess   ///< taken from a name or a custom; the values do not speak against it
};

/// What the console took something in a log for, and why. Decided over whole columns, never cell by cell;
/// shown wherever figures rest on it.
struct Assumption
{
    std::string column;    ///< as in the log; empty when it is about the whole log
    QString meaning = {};  ///< a sentence
    QString evidence = {}; ///< a sentence
    Sureness sureness = Sureness::Sure;
};

} // namespace qd
