// SPDX-License-Identifier: Apache-2.0
#include "widgets/page/page.h"

namespace qd {

Page::Page(QWidget* parent) : QWidget(parent)
{
}

Page::~Page() = default;

void Page::setSnapshot(const FleetSnapshotPtr& /*snapshot*/)
{
}

void Page::enter()
{
}

QVariant Page::state() const
{
    return {};
}

void Page::restore(const QVariant& /*state*/)
{
}

} // namespace qd
