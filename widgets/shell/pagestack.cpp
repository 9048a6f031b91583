// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/pagestack.h"

#include "widgets/page/page.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/openingview.h"

#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

const QString pageKey = QStringLiteral("shell/page");

QString stateKey(const PageSpec& spec)
{
    return QStringLiteral("pages/") + spec.name;
}

} // namespace

PageStack::PageStack(std::vector<PageSpec> specs, MainWindow& window)
    : QStackedWidget(&window),
      m_window(window),
      m_specs(std::move(specs)),
      m_pages(m_specs.size(), nullptr),
      m_opening(new OpeningView(this))
{
    addWidget(m_opening);
}

std::size_t PageStack::indexOf(QLatin1String name) const
{
    const auto found = std::find_if(m_specs.begin(), m_specs.end(),
                                    [name](const PageSpec& spec) { return spec.name == name; });
    Q_ASSERT(found != m_specs.end());
    return static_cast<std::size_t>(found - m_specs.begin());
}

Page& PageStack::page(QLatin1String name)
{
    const std::size_t index = indexOf(name);
    return m_pages[index] ? *m_pages[index] : make(index);
}

Page* PageStack::made(QLatin1String name) const
{
    return m_pages[indexOf(name)];
}

Page& PageStack::make(std::size_t index)
{
    Q_ASSERT(m_window.history() || !m_specs[index].needsHistory);
    Page* page = m_specs[index].make(m_window);
    m_pages[index] = page;
    addWidget(page);
    connect(page, &Page::stateChanged, this, &PageStack::changed);
    // From the event loop, so that what the command line asks for comes first.
    if (const QVariant left = index == m_leftPage ? std::exchange(m_left, {}) : QVariant(); left.isValid())
        QTimer::singleShot(0, page, [page, left] { page->restore(left); });
    return *page;
}

void PageStack::endOpening()
{
    if (current().needsHistory)
        showPage(current().name);
    std::exchange(m_opening, nullptr)->deleteLater();
}

void PageStack::showPage(QLatin1String name)
{
    m_current = indexOf(name);
    if (current().needsHistory && !m_window.history()) {
        setCurrentWidget(m_opening);
    } else {
        Page& shown = page(name);
        shown.enter();
        setCurrentWidget(&shown);
    }
    emit pageShown(static_cast<int>(m_current));
    currentWidget()->setFocus();
    emit changed();
}

void PageStack::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    for (Page* page : m_pages) {
        if (page)
            page->setSnapshot(snapshot);
    }
}

void PageStack::remember(QSettings& settings) const
{
    settings.setValue(pageKey, QString(current().name));
    for (std::size_t i = 0; i < m_specs.size(); ++i) {
        const QVariant state = m_pages[i] ? m_pages[i]->state() : QVariant();
        if (state.isValid())
            settings.setValue(stateKey(m_specs[i]), state);
        else
            settings.remove(stateKey(m_specs[i]));
    }
}

void PageStack::restore(QSettings& settings)
{
    const QString left = settings.value(pageKey).toString();
    const auto found = std::find_if(m_specs.begin(), m_specs.end(),
                                    [&left](const PageSpec& spec) { return spec.name == left; });
    if (found == m_specs.end())
        return;
    m_current = m_leftPage = static_cast<std::size_t>(found - m_specs.begin());
    m_left = settings.value(stateKey(*found));
    settings.remove(stateKey(*found));
}

} // namespace qd
