// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace qd {

class TextLabel;

/// Says that something is under way, but only once it has taken half a second, so that quick answers do not
/// flicker. Offers to cancel.
class BusyBar : public QWidget
{
    Q_OBJECT

public:
    explicit BusyBar(QWidget* parent = nullptr);

    void begin(const QString& text, bool cancellable = true);
    void end();
    [[nodiscard]] bool isActive() const { return m_active; }

signals:
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    bool m_active = false;
    QTimer m_delay;
    TextLabel* m_text;
    QPushButton* m_cancel;
};

} // namespace qd
