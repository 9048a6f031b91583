// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/traffic.h"

#include "app/fleet/jsonwriter.h"
#include "app/fleet/traffic/reviews.h"
#include "app/fleet/traffic/transactions.h"
#include "app/fleet/triton/inferrequest.h"

#include <memory>

namespace qd::fleet {

namespace {

constexpr double malformedShare = 1.0 / 150;

// A client of another locale: "12,50" where a number belongs.
void quoteAmount(std::string& body)
{
    const std::string data = "\"data\":[";
    const std::size_t first = body.find(data) + data.size();
    body.insert(body.find(']', first), "\"");
    body.insert(first, "\"");
}

} // namespace

CallSource fraudTraffic(std::uint64_t seed, RequestIds& ids)
{
    auto payments = std::make_shared<TransactionGenerator>(seed);
    auto random = std::make_shared<std::mt19937_64>(seed);
    return [=, &ids] {
        LabelledTransaction payment = payments->next();
        Call call;
        call.requestId = ids.next('f');
        call.path = "/v2/models/fraud/infer";
        call.body = inferRequestJson({call.requestId, payment.transaction});
        call.truth = payment.fraud ? "fraud" : "legit";
        if (std::bernoulli_distribution(malformedShare)(*random)) {
            quoteAmount(call.body);
        }
        return call;
    };
}

CallSource sentimentTraffic(std::uint64_t seed, RequestIds& ids)
{
    auto reviews = std::make_shared<ReviewGenerator>(seed);
    auto random = std::make_shared<std::mt19937_64>(seed);
    return [=, &ids] {
        const Review review = reviews->next();
        Call call;
        call.requestId = ids.next('s');
        call.path = "/predictions/sentiment";
        call.truth = sentiments[review.sentiment];
        const bool forgotten = std::bernoulli_distribution(malformedShare)(*random);
        JsonWriter json;
        json.beginObject().field("text", forgotten ? std::string() : review.text);
        call.body = json.field("language", review.language).endObject().text();
        return call;
    };
}

} // namespace qd::fleet
