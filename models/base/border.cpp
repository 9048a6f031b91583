// SPDX-License-Identifier: Apache-2.0
#include "models/base/border.h"

#include <QCoreApplication>

#include <new>
#include <stdexcept>

namespace qd {

namespace {

struct BorderWords
{
    Q_DECLARE_TR_FUNCTIONS(BorderWords)
};

Error outOfMemory()
{
    return {ErrorKind::TooLarge,
            {},
            BorderWords::tr("Not enough memory for this."),
            BorderWords::tr("Request less at a time, or close other programs.")};
}

} // namespace

Error thrownError()
{
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const std::length_error&) { // more than any memory
        return outOfMemory();
    } catch (const std::exception& thrown) {
        return {ErrorKind::Invalid,
                {},
                BorderWords::tr("This failed unexpectedly: %1.").arg(QString::fromUtf8(thrown.what())),
                BorderWords::tr("Please report this, with the steps that led to it.")};
    } catch (...) {
        return {ErrorKind::Invalid,
                {},
                BorderWords::tr("This failed unexpectedly."),
                BorderWords::tr("Please report this, with the steps that led to it.")};
    }
}

} // namespace qd
