// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/triton/tritonrepository.h"

#include "app/fleet/triton/modelconfig.h"

#include <charconv>

namespace qd::fleet {

namespace {

constexpr std::string_view ownConfig = R"({"name":"fraud"})";
constexpr std::string_view noPolicy = R"({"latest":{"num_versions":1}})";

std::string specificPolicy(const std::vector<int>& versions)
{
    std::string list;
    for (const int version : versions) {
        list += (list.empty() ? "" : ",") + std::to_string(version);
    }
    return R"({"specific":{"versions":[)" + list + "]}}";
}

} // namespace

TritonRepository::TritonRepository(std::uint64_t seed, SlidingQuantiles::Clock::duration summaryWindow,
                                   const std::vector<int>& active, const std::vector<int>& known)
    : m_catalogue(seed),
      m_store(seed),
      m_summaryWindow(summaryWindow),
      m_known(known.begin(), known.end()),
      m_policyJson(active.empty() ? std::string(noPolicy) : specificPolicy(active))
{
    replaceLoaded(active);
}

tl::expected<void, std::string> TritonRepository::load(std::string_view configJson)
{
    const std::lock_guard changing(m_changing);
    return chooseVersions(configJson.empty() ? ownConfig : configJson, m_catalogue.versions())
        .map([this](const VersionChoice& choice) {
            replaceLoaded(choice.versions);
            const std::lock_guard lock(m_mutex);
            m_policyJson = choice.policyJson;
        });
}

void TritonRepository::unload()
{
    const std::lock_guard changing(m_changing);
    replaceLoaded({});
}

tl::expected<std::shared_ptr<LoadedVersion>, std::string>
TritonRepository::find(std::string_view version) const
{
    const std::lock_guard lock(m_mutex);
    if (version.empty()) {
        if (m_loaded.empty()) {
            return tl::unexpected(
                std::string("Request for unknown model: 'fraud' has no available versions"));
        }
        return m_loaded.rbegin()->second;
    }
    int number = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
    const auto found = error == std::errc{} && end == version.data() + version.size() ? m_loaded.find(number)
                                                                                      : m_loaded.end();
    if (found == m_loaded.end()) {
        return tl::unexpected("Request for unknown model: 'fraud' version " + std::string(version) +
                              " is not found");
    }
    return found->second;
}

TritonRepository::LoadedMap TritonRepository::loaded() const
{
    const std::lock_guard lock(m_mutex);
    return m_loaded;
}

std::vector<TritonRepository::IndexRow> TritonRepository::index() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<IndexRow> rows;
    for (const int version : m_known) {
        const bool ready = m_loaded.contains(version);
        rows.push_back({version, ready, ready ? "" : "unloaded"});
    }
    return rows;
}

std::string TritonRepository::config() const
{
    const std::lock_guard lock(m_mutex);
    return fraudConfigJson(m_policyJson);
}

std::shared_ptr<LoadedVersion> TritonRepository::instantiate(int version)
{
    auto model = m_catalogue.load(version, m_store);
    if (!model) {
        return nullptr;
    }
    return std::make_shared<LoadedVersion>(version, std::move(model), m_summaryWindow);
}

// What goes is destroyed after the lock is free: giving back hundreds of megabytes takes its time.
void TritonRepository::replaceLoaded(const std::vector<int>& wanted)
{
    LoadedMap next;
    const LoadedMap before = loaded();
    for (const int version : wanted) {
        const auto kept = before.find(version);
        if (auto instance = kept != before.end() ? kept->second : instantiate(version)) {
            next.emplace(version, std::move(instance));
        }
    }
    const std::lock_guard lock(m_mutex);
    for (const auto& [version, instance] : next) {
        m_known.insert(version);
    }
    m_loaded.swap(next);
}

} // namespace qd::fleet
