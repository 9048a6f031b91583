// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/reviews.h"

#include <span>

namespace qd::fleet {

namespace {

constexpr std::size_t lexiconSize = 12;
using Lexicon = std::array<std::string_view, lexiconSize>;

struct Tongue
{
    Lexicon negative;
    Lexicon neutral;
    Lexicon positive;
    Lexicon filler;
};

constexpr std::array<Tongue, 3> tongues = {{
    {{"broken", "terrible", "late", "refund", "awful", "disappointed", "slow", "rude", "useless", "damaged",
      "never", "worst"},
     {"average", "expected", "standard", "okay", "usual", "ordinary", "described", "sufficient", "acceptable",
      "medium", "fine", "normal"},
     {"great", "love", "excellent", "fast", "perfect", "happy", "recommend", "wonderful", "friendly", "best",
      "amazing", "reliable"},
     {"the", "parcel", "order", "shop", "product", "delivery", "and", "was", "with", "colour", "size",
      "service"}},
    {{"kaputt", "schlecht", "verspätet", "rückerstattung", "furchtbar", "enttäuscht", "langsam",
      "unfreundlich", "nutzlos", "beschädigt", "niemals", "schlimmste"},
     {"durchschnittlich", "erwartet", "üblich", "ordentlich", "gewöhnlich", "brauchbar", "beschrieben",
      "ausreichend", "annehmbar", "mittel", "passabel", "normal"},
     {"toll", "liebe", "ausgezeichnet", "schnell", "perfekt", "glücklich", "empfehle", "wunderbar",
      "freundlich", "beste", "großartig", "zuverlässig"},
     {"das", "paket", "bestellung", "laden", "produkt", "lieferung", "und", "war", "mit", "farbe", "größe",
      "dienst"}},
    {{"cassé", "terrible", "retard", "remboursement", "affreux", "déçu", "lent", "impoli", "inutile", "abîmé",
      "jamais", "pire"},
     {"moyen", "attendu", "courant", "correct", "habituel", "ordinaire", "décrit", "suffisant", "acceptable",
      "modeste", "passable", "normal"},
     {"super", "adore", "excellent", "rapide", "parfait", "heureux", "recommande", "merveilleux", "aimable",
      "meilleur", "génial", "fiable"},
     {"le", "colis", "commande", "magasin", "produit", "livraison", "et", "était", "avec", "couleur",
      "taille", "service"}},
}};

constexpr double fillerShare = 0.45;
constexpr double moodShare = 0.34; // the rest are words of any mood

} // namespace

Review ReviewGenerator::next()
{
    std::discrete_distribution<std::size_t> anyLanguage({0.55, 0.3, 0.15});
    std::discrete_distribution<std::size_t> anyMood({0.3, 0.3, 0.4});
    std::uniform_int_distribution<std::size_t> anyWord(0, lexiconSize - 1);
    std::uniform_real_distribution<double> share(0, 1);

    const std::size_t language = anyLanguage(m_random);
    const Tongue& tongue = tongues[language];
    const std::array<const Lexicon*, 3> moods = {&tongue.negative, &tongue.neutral, &tongue.positive};
    Review review;
    review.language = languages[language];
    review.sentiment = anyMood(m_random);
    const auto count = std::uniform_int_distribution<int>(4, 24)(m_random);
    for (int i = 0; i < count; ++i) {
        const double kind = share(m_random);
        const Lexicon* lexicon = &tongue.filler;
        if (kind >= fillerShare) {
            const bool own = kind < fillerShare + moodShare;
            lexicon =
                moods[own ? review.sentiment : std::uniform_int_distribution<std::size_t>(0, 2)(m_random)];
        }
        review.text.append(i > 0 ? " " : "").append((*lexicon)[anyWord(m_random)]);
    }
    return review;
}

std::vector<Review> ReviewGenerator::take(std::size_t count)
{
    std::vector<Review> all;
    all.reserve(count);
    while (all.size() < count) {
        all.push_back(next());
    }
    return all;
}

std::string_view lengthBucket(std::size_t wordCount)
{
    if (wordCount <= 8) {
        return "short";
    }
    return wordCount <= 16 ? "medium" : "long";
}

} // namespace qd::fleet
