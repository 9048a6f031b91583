// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/endpoint.h"

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QToolButton;

namespace qd {

/// One tab of EndpointDialog: shows a part of an endpoint and writes it back. The objectName of every editor
/// is the name of the endpoint's field, which is also what validate() calls it.
class EndpointTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    virtual void load(const Endpoint& endpoint) = 0;
    virtual void store(Endpoint& endpoint) const = 0;
    /// Hides what the platform does not need.
    virtual void setPlatform(Platform platform) = 0;
    virtual void retranslate() = 0;

signals:
    void edited();
};

/// A path with a button that opens the file dialog.
class PathEdit : public QWidget
{
    Q_OBJECT

public:
    PathEdit(const QString& field, QWidget* parent);

    [[nodiscard]] std::string path() const;
    void setPath(const std::string& path);
    void setTexts(const QString& name, const QString& reason);

signals:
    void edited();

private:
    void browse();

    QLineEdit* m_path;
    QToolButton* m_browse;
    QString m_name;
};

/// Names a row of a form for eyes, keyboard and screen readers at once.
void setRowTexts(QFormLayout& form, QWidget& editor, const QString& label, const QString& reason);

} // namespace qd
