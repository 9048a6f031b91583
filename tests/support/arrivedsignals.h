// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <vector>

namespace qd::test {

/// Counts a signal that another thread emits, in the thread of the test: a QSignalSpy appends to its list in
/// the thread that emits, while the test reads it.
template <typename Value>
class ArrivedSignals : public QObject
{
public:
    template <typename Sender>
    ArrivedSignals(const Sender* sender, void (Sender::*signal)(Value))
    {
        connect(
            sender, signal, this, [this](const Value& value) { m_values.push_back(value); },
            Qt::QueuedConnection);
    }

    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }
    [[nodiscard]] const Value& front() const { return m_values.front(); }

private:
    std::vector<Value> m_values;
};

} // namespace qd::test
