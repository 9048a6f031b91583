// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/collectiongate.h"
#include "widgets/theme/notice.h"

#include <optional>

namespace qd {

/// Says that nothing is collected at the moment: why, which file on which volume, what to do, and what waits
/// or was missed.
class CollectionNotice : public Notice
{
    Q_OBJECT

public:
    explicit CollectionNotice(QWidget* parent = nullptr);

    void show(const CollectionPause& pause);
    /// Returns whether the banner tells this error already.
    [[nodiscard]] bool isShowing(const Error& error) const;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QString text() const;

    std::optional<CollectionPause> m_pause;
};

} // namespace qd
