// SPDX-License-Identifier: Apache-2.0
#include "app/process/endsignals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <tuple>
#include <utility>

namespace qd {

namespace {

constexpr std::array endingSignals{SIGTERM, SIGHUP, SIGINT};

// Written to by the handler, which may do little else; read in the event loop.
std::array<int, 2> pipeEnds{-1, -1};

void wake(int)
{
    const int kept = errno;
    const char byte = 0;
    std::ignore = ::write(pipeEnds[1], &byte, 1);
    errno = kept;
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction present = {};
    if (::sigaction(signal, nullptr, &present) != 0 || present.sa_handler == SIG_IGN)
        return;
    struct sigaction wanted = {};
    wanted.sa_handler = handler;
    wanted.sa_flags = SA_RESTART;
    ::sigemptyset(&wanted.sa_mask);
    ::sigaction(signal, &wanted, nullptr);
}

} // namespace

EndSignals::EndSignals(std::function<void()> ask, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent), m_ask(std::move(ask)), m_patience(patience)
{
    // Open until the program ends: a handler may be on its way.
    if (pipeEnds[0] < 0 && ::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto* notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &EndSignals::take);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [] { QCoreApplication::exit(0); });
    for (const int signal : endingSignals)
        handle(signal, wake);
}

EndSignals::~EndSignals()
{
    for (const int signal : endingSignals)
        handle(signal, SIG_DFL);
}

void EndSignals::take()
{
    std::array<char, 16> bytes{};
    while (::read(pipeEnds[0], bytes.data(), bytes.size()) > 0) {
    }
    if (std::exchange(m_wasAsked, true)) {
        QCoreApplication::exit(0);
        return;
    }
    m_ask();
    m_deadline.start(m_patience);
}

} // namespace qd
