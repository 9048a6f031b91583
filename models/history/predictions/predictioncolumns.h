// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <map>

namespace qd {

/// What to read of predictions by column, and of which rows.
struct PredictionColumnQuery
{
    PredictionQuery rows{}; ///< the rows; their limit has no meaning here
    /// Members of the attributes that must have these values: the text of a string, a number as it is
    /// written. Names are as in JSON text.
    std::vector<std::pair<std::string, std::string>> where{};

    bool version = false;
    bool prediction = false;
    bool probability = false;
    bool label = false;
    bool latency = false;
    bool status = false;
    bool scores = false;
    bool requestId = false;
    std::vector<std::string> attributes{};
    bool everyAttribute = false; ///< instead of `attributes`; the names come plain then
};

/// One word per row, as a number into `words`; words may be there that no row has.
struct PredictionWords
{
    static constexpr std::uint32_t none = UINT32_MAX;

    std::vector<std::string> words;
    std::vector<std::uint32_t> codes;
};

/// An attribute's values: numbers are NaN where it is none, words are `none` where it is a number or absent.
struct PredictionAttribute
{
    PredictionWords texts;
    std::vector<double> numbers;
};

/// Rows of one model in ascending time. Columns that were not asked for are empty; of the others each has one
/// entry per row. Absent numbers are NaN.
struct PredictionBlock
{
    std::string endpoint;
    std::string model;
    std::vector<Timestamp> at;
    PredictionWords version;
    PredictionWords prediction;
    PredictionWords label; ///< late labels joined in
    PredictionWords requestId;
    std::vector<double> probability;
    std::vector<double> latencySeconds;
    std::vector<int> status;
    /// The attributes by name. A JSON null counts as absent.
    std::map<std::string, PredictionAttribute> attributes;
    /// When every attribute is asked for: by row, the JSON objects that are not kept by column, as a whole.
    std::map<std::size_t, std::string> wholeAttributes;
    /// Probability by class, of every class that any row has scores of; NaN where the row has none.
    std::map<std::string, std::vector<double>> scores;

    double share = 1; ///< the share of what there is to read that has been read with this block

    [[nodiscard]] std::size_t rows() const { return at.size(); }
};

} // namespace qd
