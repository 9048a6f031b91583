// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/analysismodels.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/effectdelegate.h"

#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace qd;

class TestEffectDelegate : public QObject
{
    Q_OBJECT

private slots:
    void theBarIsAsLongAsTheEffectIsLarge()
    {
        QStandardItemModel model(3, 1);
        const double shares[]{1, 0.25, 0};
        for (int row = 0; row < 3; ++row) {
            auto* item = new QStandardItem(QStringLiteral("−17.0 points"));
            item->setData(shares[row], change::ShareRole);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            model.setItem(row, item);
        }
        QTableView table;
        table.setModel(&model);
        table.setItemDelegateForColumn(0, new EffectDelegate(&table));
        table.resizeColumnsToContents();
        table.resize(320, 200);
        test::grab(table, QStringLiteral("effects"));
        const QImage picture = table.viewport()->grab().toImage();
        const auto barOf = [&](int row) {
            const QRect cell = table.visualRect(model.index(row, 0));
            int length = 0;
            for (int x = cell.left(); x < cell.right(); ++x)
                length += picture.pixelColor(x, cell.center().y()) == Theme::instance().color(Ink::Accent);
            return length;
        };
        QVERIFY(barOf(0) > 40);
        QVERIFY(std::abs(barOf(0) - 4 * barOf(1)) <= 4);
        QCOMPARE(barOf(2), 0);
        // Room for the number beside it.
        QVERIFY(table.columnWidth(0) > barOf(0) + table.fontMetrics().horizontalAdvance("−17.0 points"));
    }
};

QTEST_MAIN(TestEffectDelegate)
#include "tst_effectdelegate.moc"
