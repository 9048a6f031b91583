// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter.h"
#include "models/table/recordimport.h"
#include "models/table/tally.h"
