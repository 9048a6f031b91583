// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/models/featurestore.h"
#include "app/fleet/models/fraudmodel.h"
#include "app/fleet/triton/tritonstatistics.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace qd::fleet {

inline constexpr const char* fraudName = "fraud";

/// One version of fraud that serves. Requests in flight keep it alive after it was unloaded.
struct LoadedVersion
{
    LoadedVersion(int number, std::unique_ptr<FraudModel> loaded,
                  SlidingQuantiles::Clock::duration summaryWindow)
        : version(number), model(std::move(loaded)), statistics(summaryWindow)
    {
    }

    const int version;
    const std::unique_ptr<FraudModel> model;
    TritonStatistics statistics;
};

/// Triton's model repository with explicit model control, for the one model "fraud": which versions are
/// loaded follows from the version policy of the configuration that was loaded last. Errors are Triton's
/// sentences. Thread-safe.
class TritonRepository
{
public:
    using LoadedMap = std::map<int, std::shared_ptr<LoadedVersion>>;
    struct IndexRow
    {
        int version;
        bool ready;
        std::string reason;
    };

    /// `active` are loaded at once; `known` appear in the index without being loaded.
    TritonRepository(std::uint64_t seed, SlidingQuantiles::Clock::duration summaryWindow,
                     const std::vector<int>& active, const std::vector<int>& known);

    /// Loads by the configuration in `configJson`; an empty text means the repository's own, whose policy is
    /// the latest version. All or nothing: on an error what served before goes on serving. Versions that
    /// served before and still are wanted keep their statistics.
    tl::expected<void, std::string> load(std::string_view configJson);
    void unload();

    /// The version asked for, or without one the highest that is loaded.
    [[nodiscard]] tl::expected<std::shared_ptr<LoadedVersion>, std::string>
    find(std::string_view version) const;
    [[nodiscard]] LoadedMap loaded() const;
    [[nodiscard]] std::vector<IndexRow> index() const;
    /// The configuration in force as JSON text.
    [[nodiscard]] std::string config() const;

private:
    [[nodiscard]] std::shared_ptr<LoadedVersion> instantiate(int version);
    void replaceLoaded(const std::vector<int>& wanted);

    FraudCatalogue m_catalogue;
    FeatureStore m_store;
    SlidingQuantiles::Clock::duration m_summaryWindow;
    std::mutex m_changing;      ///< held during a whole load or unload
    mutable std::mutex m_mutex; ///< guards what follows
    LoadedMap m_loaded;
    std::set<int> m_known;
    std::string m_policyJson; ///< value of version_policy
};

} // namespace qd::fleet
