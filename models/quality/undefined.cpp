// SPDX-License-Identifier: Apache-2.0
#include "models/quality/undefined.h"

#include <QCoreApplication>

namespace qd {

QString undefinedReason(Undefined reason)
{
    switch (reason) {
    case Undefined::NoData:
        return QCoreApplication::translate("Undefined", "There are no rows to compute it from.");
    case Undefined::OneClass:
        return QCoreApplication::translate("Undefined", "All rows have the same true class.");
    case Undefined::TooFewRows:
        return QCoreApplication::translate("Undefined", "There are too few rows to estimate a spread.");
    case Undefined::ConstantTarget:
        return QCoreApplication::translate("Undefined", "The true values are all the same.");
    case Undefined::NoNonZeroTarget:
        return QCoreApplication::translate("Undefined", "All true values are zero.");
    case Undefined::ConstantPredictions:
        return QCoreApplication::translate("Undefined", "Predictions or true classes are all the same.");
    case Undefined::NoSpread:
        return QCoreApplication::translate("Undefined", "The reference values are all the same.");
    case Undefined::NotProbabilities:
        return QCoreApplication::translate("Undefined", "The scores are not probabilities.");
    case Undefined::OtherTask:
        return QCoreApplication::translate("Undefined", "It is not defined for this kind of model.");
    case Undefined::TooLarge:
        return QCoreApplication::translate("Undefined", "It is larger than a number can be.");
    }
    return {};
}

} // namespace qd
