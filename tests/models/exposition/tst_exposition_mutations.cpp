// SPDX-License-Identifier: Apache-2.0
#include "expositionsupport.h"

#include <QTest>

#include <random>

using namespace qd;

/// Damages good pages in many ways, always the same ones: whatever comes, the parser answers with a page or
/// with an error that names a place.
class tst_exposition_mutations : public QObject
{
    Q_OBJECT

private slots:
    void answersDamagedPages_data();
    void answersDamagedPages();
    void answersEveryPrefix_data();
    void answersEveryPrefix();
    void answersNoise();

private:
    static void check(const QByteArray& body, const std::string& type);
};

void tst_exposition_mutations::check(const QByteArray& body, const std::string& type)
{
    const auto page = parse(body, type);
    if (!page) {
        QVERIFY(page.error().where.startsWith(QStringLiteral("gpu-1")));
        QVERIFY(!page.error().what.isEmpty());
        return;
    }
    for (const SeriesSample& sample : page->samples)
        QVERIFY(!sample.key.metric.empty());
}

namespace {

void addCorpus()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : goldenFiles())
        QTest::newRow(qPrintable(file)) << file;
}

QByteArray damaged(QByteArray body, std::mt19937& random)
{
    static const QByteArray pieces[] = {"\"",
                                        "\\",
                                        "{",
                                        "}",
                                        ",",
                                        "=",
                                        "#",
                                        " ",
                                        "\t",
                                        "\n",
                                        "\r",
                                        QByteArray(1, '\0'),
                                        "# EOF\n",
                                        "# TYPE a counter\n",
                                        "NaN",
                                        "+Inf",
                                        "1e308",
                                        "-",
                                        "0x",
                                        "\xff",
                                        "\xf0\x9f\x9a\x80",
                                        "# {",
                                        "le=\"+Inf\"",
                                        "99999999999999999999"};
    const auto below = [&](qsizetype end) {
        return static_cast<qsizetype>(random() % static_cast<std::uint32_t>(std::max<qsizetype>(end, 1)));
    };
    const auto times = 1 + below(4);
    for (qsizetype i = 0; i < times; ++i) {
        const qsizetype at = below(body.size());
        switch (random() % 5) {
        case 0:
            body.insert(at, pieces[random() % std::size(pieces)]);
            break;
        case 1:
            body.remove(at, 1 + below(8));
            break;
        case 2:
            if (!body.isEmpty())
                body[at] = static_cast<char>(random() & 0xFFU);
            break;
        case 3:
            body.insert(at, body.mid(below(body.size()), below(40)));
            break;
        default:
            body.truncate(at);
        }
    }
    return body;
}

} // namespace

void tst_exposition_mutations::answersDamagedPages_data()
{
    addCorpus();
}

void tst_exposition_mutations::answersDamagedPages()
{
    QFETCH(QString, file);
    const QByteArray body = fileContent(QStringLiteral(QD_TEST_DATA "/golden/") + file);
    std::mt19937 random(20240229);
    for (int i = 0; i < 4000; ++i) {
        const QByteArray page = damaged(body, random);
        check(page, textType);
        check(page, openMetricsType);
        if (QTest::currentTestFailed())
            QFAIL(page.toPercentEncoding().constData());
    }
}

void tst_exposition_mutations::answersEveryPrefix_data()
{
    addCorpus();
}

/// Of an OpenMetrics page no proper prefix is whole: that is what "# EOF" is for.
void tst_exposition_mutations::answersEveryPrefix()
{
    QFETCH(QString, file);
    const QByteArray body = fileContent(QStringLiteral(QD_TEST_DATA "/golden/") + file);
    const QByteArray essential = body.endsWith('\n') ? body.chopped(1) : body;
    for (qsizetype length = 0; length < essential.size(); ++length) {
        check(body.left(length), typeOfFile(file));
        if (typeOfFile(file) == openMetricsType)
            QVERIFY(!parse(body.left(length), openMetricsType));
    }
}

void tst_exposition_mutations::answersNoise()
{
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray noise(static_cast<qsizetype>(random() % 64), '\0');
        const unsigned mask = i % 2 ? 0xFFU : 0x7FU;
        for (char& c : noise)
            c = static_cast<char>(random() & mask);
        check(noise, i % 3 ? textType : openMetricsType);
    }
}

QTEST_APPLESS_MAIN(tst_exposition_mutations)
#include "tst_exposition_mutations.moc"
