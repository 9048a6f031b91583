// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/predictionstab.h"

#include <QFormLayout>
#include <QLineEdit>

namespace qd {

PredictionsTab::PredictionsTab(QWidget* parent)
    : EndpointTab(parent),
      m_form(new QFormLayout(this)),
      m_log(new PathEdit(QStringLiteral("predictionLog"), this)),
      m_positiveClass(new QLineEdit(this))
{
    m_positiveClass->setObjectName(QStringLiteral("positiveClass"));
    m_form->addRow(QStringLiteral(" "), m_log);
    m_form->addRow(QStringLiteral(" "), m_positiveClass);
    connect(m_log, &PathEdit::edited, this, &EndpointTab::edited);
    connect(m_positiveClass, &QLineEdit::textChanged, this, &EndpointTab::edited);
}

QString PredictionsTab::title() const
{
    return tr("Pre&dictions");
}

void PredictionsTab::load(const Endpoint& endpoint)
{
    m_log->setPath(endpoint.predictionLog);
    m_positiveClass->setText(QString::fromStdString(endpoint.positiveClass));
}

void PredictionsTab::store(Endpoint& endpoint) const
{
    endpoint.predictionLog = m_log->path();
    endpoint.positiveClass = m_positiveClass->text().trimmed().toStdString();
}

/// A machine makes no predictions. The dialog hides the tab.
void PredictionsTab::setPlatform(Platform platform)
{
    setEnabled(platform != Platform::LocalMachine);
}

void PredictionsTab::retranslate()
{
    setRowTexts(
        *m_form, *m_log, tr("Prediction &log:"),
        tr("A log in JSON lines or CSV on this machine. It is followed, also when it is rotated, and gives "
           "accuracy as soon as labels arrive. Empty means none."));
    setRowTexts(
        *m_form, *m_positiveClass, tr("Positive &class:"),
        tr("Precision and recall of a model with two classes are those of this one; empty means the average "
           "over the classes."));
}

} // namespace qd
