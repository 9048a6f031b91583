// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/serving/endpoint.h"

#include <QDialog>

#include <functional>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace qd {

class TextLabel;

class Notice;

/// Shows what the endpoints of a history want that this user has not agreed to yet: addresses, sign-in,
/// followed files, certificates. Each can be ticked; nothing is ticked beforehand. What is ticked is agreed
/// to, the rest goes on waiting. Blocks nothing: the history can be looked at meanwhile.
class ConsentDialog : public QDialog
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<void>)>;
    using Agree = std::function<void(const Endpoint& shown, Done done)>;

    /// `agree` is called for every endpoint that is agreed to, exactly as it was shown.
    ConsentDialog(std::vector<Endpoint> waiting, Agree agree, QWidget* parent = nullptr);

    /// Endpoints that are no longer waiting go, new and changed ones come unticked. Closes when none is left.
    void setWaiting(std::vector<Endpoint> waiting);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void restyle();
    void fill();
    void showWishes(QTreeWidgetItem& item, const Endpoint& endpoint);
    void tickAll();
    void collect();
    void finished(const Result<void>& outcome);
    void enableButtons();
    [[nodiscard]] std::vector<Endpoint> ticked() const;

    std::vector<Endpoint> m_waiting; ///< the endpoints in the order of the tree
    Agree m_agree;
    int m_pending = 0; ///< answers to come
    TextLabel* m_question;
    QTreeWidget* m_tree;
    Notice* m_notice;
    QPushButton* m_all;
    QPushButton* m_collect;
    QPushButton* m_look;
};

} // namespace qd
