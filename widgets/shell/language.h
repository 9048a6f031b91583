// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace qd {

/// The language of the interface, switched while the program runs: every widget gets a LanguageChange event
/// and sets its texts anew. What is written, reports among it, has its words, numbers and dates in the same
/// language. GUI thread only.
class Language : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, English, Chinese };

    static Language& instance();

    [[nodiscard]] Choice choice() const { return m_choice; }
    /// Does not remember it; the settings do.
    void setChoice(Choice choice);

    /// "system", "en", "zh_CN": as settings and the command line write it. Unknown text means System.
    [[nodiscard]] static QString id(Choice choice);
    [[nodiscard]] static Choice fromId(const QString& id);

private:
    Language();

    Choice m_choice = Choice::System;
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace qd
