// SPDX-License-Identifier: Apache-2.0
#include "models/base/border.h"

#include <QCoreApplication>

#include <new>
#include <stdexcept>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Border)
};

Error outOfMemory()
{
    return {ErrorKind::TooLarge,
            {},
            Words::tr("Not enough memory for this."),
            Words::tr("Request less at a time, or close other programs.")};
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
                Words::tr("This failed unexpectedly: %1.").arg(QString::fromUtf8(thrown.what())),
                Words::tr("Please report this, with the steps that led to it.")};
    } catch (...) {
        return {ErrorKind::Invalid,
                {},
                Words::tr("This failed unexpectedly."),
                Words::tr("Please report this, with the steps that led to it.")};
    }
}

} // namespace qd
