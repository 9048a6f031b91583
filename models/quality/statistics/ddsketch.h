// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace qd {

/// Quantiles of a stream in little memory, each within a relative error of the true value: DDSketch (Masson,
/// Rim & Lee, VLDB 2019). Sketches of the same accuracy merge without loss: merging is the same as having
/// added everything to one. Not thread-safe.
class DDSketch
{
public:
    /// At most `maximumBins` bins per sign; beyond that the smallest magnitudes share one bin, and only
    /// quantiles that fall into it lose the promise. 2048 bins at 1 % span 17 orders of magnitude.
    explicit DDSketch(double relativeAccuracy = 0.01, std::size_t maximumBins = 2048);

    /// NaN is not allowed, nor is infinity. Amortised O(1).
    void add(double value, std::int64_t times = 1);
    /// Takes out a value that was added, so that a sketch can follow a sliding window. O(1).
    void remove(double value);
    /// Merges another sketch of the same accuracy: returns false, and changes nothing, when the accuracies
    /// differ.
    [[nodiscard]] bool merge(const DDSketch& other);

    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] double sum() const { return m_sum; }
    /// Returns the minimum: exact until something is removed, then within the accuracy; NaN while empty. So
    /// does maximum().
    [[nodiscard]] double minimum() const { return m_isExact ? m_minimum : valueAt(0); }
    [[nodiscard]] double maximum() const { return m_isExact ? m_maximum : valueAt(m_count - 1); }
    /// Returns the value of rank ⌊at (n − 1)⌋, at in [0, 1]; the first and last are minimum and maximum. NaN
    /// while empty. O(bins).
    [[nodiscard]] double quantile(double at) const;

private:
    /// Bins for one sign, by index; consecutive indices, the first in m_first.
    class Store
    {
    public:
        void add(int index, std::int64_t count, std::size_t maximumBins);
        void merge(const Store& other, std::size_t maximumBins);
        [[nodiscard]] std::int64_t total() const { return m_total; }
        /// Index of the bin that holds the value of this rank from the smallest index, or from the largest.
        [[nodiscard]] int indexOfRank(std::int64_t rank, bool fromLargest) const;

    private:
        void widen(int index, std::size_t maximumBins);

        std::vector<std::int64_t> m_counts;
        int m_first = 0;
        std::int64_t m_total = 0;
    };

    [[nodiscard]] int indexOf(double magnitude) const;
    [[nodiscard]] double valueOf(int index) const;
    void put(double value, std::int64_t times);
    /// Returns the value of the bin that holds the value of this rank.
    [[nodiscard]] double valueAt(std::int64_t rank) const;

    double m_gamma;
    double m_logGamma;
    std::size_t m_maximumBins;
    Store m_positive;
    Store m_negative;
    std::int64_t m_zeros = 0;
    std::int64_t m_count = 0;
    double m_sum = 0;
    double m_minimum;
    double m_maximum;
    bool m_isExact = true; ///< whether minimum and maximum are exact
};

} // namespace qd
