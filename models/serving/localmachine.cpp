// SPDX-License-Identifier: Apache-2.0
#include "models/serving/localmachine.h"

#include "models/base/text.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <unistd.h>

namespace qd {

namespace {

struct LocalMachineWords
{
    Q_DECLARE_TR_FUNCTIONS(LocalMachineWords)
};

constexpr double bytesPerSector = 512.0; // of /proc/diskstats, whatever the disk's own sectors are

/// Blank-separated words of one line.
std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> found;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(" \t", at)) != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
        found.push_back(line.substr(at, end - at));
        at = end;
    }
    return found;
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Whole disks only, as node_exporter's default: partitions would count every byte twice.
bool isWholeDisk(std::string_view device)
{
    if (device.starts_with("ram") || device.starts_with("loop") || device.starts_with("fd"))
        return false;
    const std::size_t stem = device.find_last_not_of("0123456789") + 1;
    const bool numbered = stem < device.size();
    if (!numbered)
        return true;
    if (device.starts_with("nvme") || device.starts_with("mmcblk"))
        return device[stem - 1] != 'p';
    const bool sdStyle = device.starts_with("sd") || device.starts_with("hd") || device.starts_with("vd") ||
                         device.starts_with("xvd");
    return !sdStyle || isDigit(device[stem - 1]);
}

class MachineReader
{
public:
    MachineReader(Timestamp at, const std::string& procRoot) : m_at(at), m_root(procRoot) {}

    Result<std::vector<SeriesSample>> read()
    {
        if (auto good = eachLine("stat", true, [this](std::string_view line) { return cpu(line); }); !good)
            return Failure(good.error());
        if (auto good = eachLine("meminfo", true, [this](std::string_view line) { return memory(line); });
            !good)
            return Failure(good.error());
        // Containers can lack these; what is absent is left out.
        if (auto good = eachLine("diskstats", false, [this](std::string_view line) { return disk(line); });
            !good)
            return Failure(good.error());
        if (auto good = eachLine("loadavg", false, [this](std::string_view line) { return load(line); });
            !good)
            return Failure(good.error());
        return std::move(m_samples);
    }

private:
    /// `handle` says whether it understood the line.
    template <typename Handle>
    Result<void> eachLine(const char* name, bool required, Handle handle)
    {
        const QString path = QString::fromStdString(m_root) + u'/' + QLatin1String(name);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            if (!required && !file.exists())
                return {};
            return fail(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound, path,
                        LocalMachineWords::tr("The file cannot be read: %1.").arg(file.errorString()),
                        LocalMachineWords::tr("Measuring this computer needs the proc file system."));
        }
        const QByteArray content = file.readAll();
        std::string_view rest(content.constData(), static_cast<std::size_t>(content.size()));
        for (int line = 1; !rest.empty(); ++line) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (!handle(rest.substr(0, end))) {
                return fail(ErrorKind::Invalid,
                            LocalMachineWords::tr("%1, line %2").arg(path, QString::number(line)),
                            LocalMachineWords::tr("The line does not look as the kernel documents it."));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return {};
    }

    void add(const char* metric, Labels labels, double value)
    {
        m_samples.push_back({{metric, std::move(labels)}, {m_at, value}});
    }

    bool cpu(std::string_view line)
    {
        static constexpr std::array modes{"user",   "nice", "system",  "idle",
                                          "iowait", "irq",  "softirq", "steal"};
        const auto fields = words(line);
        if (fields.empty() || !fields[0].starts_with("cpu") || fields[0] == "cpu")
            return true; // totals and other statistics
        static const auto ticksPerSecond = static_cast<double>(sysconf(_SC_CLK_TCK));
        if (fields.size() < 5)
            return false;
        for (std::size_t i = 0; i < modes.size() && i + 1 < fields.size(); ++i) {
            const auto ticks = number(fields[i + 1]);
            if (!ticks)
                return false;
            add("node_cpu_seconds_total", {{"cpu", std::string(fields[0].substr(3))}, {"mode", modes[i]}},
                *ticks / ticksPerSecond);
        }
        return true;
    }

    bool memory(std::string_view line)
    {
        const auto fields = words(line);
        const bool total = !fields.empty() && fields[0] == "MemTotal:";
        if (!total && (fields.empty() || fields[0] != "MemAvailable:"))
            return true;
        const auto kibibytes = fields.size() == 3 ? number(fields[1]) : std::nullopt;
        if (kibibytes)
            add(total ? "node_memory_MemTotal_bytes" : "node_memory_MemAvailable_bytes", {},
                *kibibytes * 1024.0);
        return kibibytes.has_value();
    }

    bool disk(std::string_view line)
    {
        const auto fields = words(line);
        if (fields.empty())
            return true;
        if (fields.size() < 10)
            return false;
        if (!isWholeDisk(fields[2]))
            return true;
        const auto read = number(fields[5]);
        const auto written = number(fields[9]);
        if (!read || !written)
            return false;
        const Labels device{{"device", std::string(fields[2])}};
        add("node_disk_read_bytes_total", device, *read * bytesPerSector);
        add("node_disk_written_bytes_total", device, *written * bytesPerSector);
        return true;
    }

    bool load(std::string_view line)
    {
        const auto fields = words(line);
        const auto oneMinute = fields.empty() ? std::nullopt : number(fields[0]);
        if (oneMinute)
            add("node_load1", {}, *oneMinute);
        return oneMinute.has_value();
    }

    Timestamp m_at;
    std::string m_root;
    std::vector<SeriesSample> m_samples;
};

} // namespace

Result<std::vector<SeriesSample>> readLocalMachine(Timestamp at, const std::string& procRoot)
{
    return MachineReader(at, procRoot).read();
}

} // namespace qd
