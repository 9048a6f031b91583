// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

namespace qd {

/// How sure it is what something in a log means.
enum class Sureness {
    Said,   ///< the user says it
    Sure,   ///< the log says it, or its values allow nothing else
    Likely, ///< the values speak for it
    Guess   ///< taken from a name or a custom; the values do not speak against it
};

/// What a decision about a log is about, and so which answer of the user replaces it.
enum class Decision {
    Task,     ///< whether classes or numbers are predicted
    Positive, ///< the positive class
    Score,    ///< what the one score per row says
    Numbers,  ///< how numbers are written
    Missing,  ///< what stands for "no value"
    Ids,      ///< what an id identifies
    Times,    ///< what times are counted in and from
    Latency,  ///< the unit of latencies
    Truth,    ///< the classes true and false beside 1 and 0
    Columns   ///< which column is which
};

/// What the console took something in a log for, and why. Decided over whole columns, never cell by cell;
/// shown wherever figures rest on it.
struct Assumption
{
    Decision about = Decision::Columns;
    std::string column = {}; ///< as in the log; empty when it is about the whole log
    QString meaning = {};    ///< a sentence
    QString evidence = {};   ///< a sentence
    Sureness sureness = Sureness::Sure;
};

} // namespace qd
