// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace qd {

/// The name of a file to write, typed or looked for. Suggests one in the folder of the last export until
/// somebody names another.
class TargetField : public QWidget
{
    Q_OBJECT

public:
    explicit TargetField(QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    /// The file of this name may be replaced: the file dialog, which asks, chose it.
    [[nodiscard]] bool mayReplace() const;
    /// A suffix without the dot.
    void suggest(const QString& baseName, const QString& suffix);
    /// The folder, for the next suggestion.
    void remember() const;
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void lookForFolder();
    void showSuggestion();
    void browse();
    void retranslate();

    QLineEdit* m_edit;
    QPushButton* m_browse;
    QString m_folder; ///< the folder of the last export; empty: of documents
    QString m_baseName;
    QString m_suffix;
    LatestJob m_looking;
    QString m_agreed;       ///< chosen in the file dialog
    bool m_isTyped = false; ///< whether the path was typed by hand: not to be replaced by a suggestion
};

} // namespace qd
