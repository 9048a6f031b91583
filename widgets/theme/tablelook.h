// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTableView;

namespace qd {

/// How our tables look whose rows are read and chosen as a whole: a line each, without a grid or numbers. Tab
/// leaves them.
void showWholeRows(QTableView& table);

} // namespace qd
