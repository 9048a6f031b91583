// SPDX-License-Identifier: Apache-2.0
#include "faultvfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <new>
#include <vector>

namespace qd {

namespace {

using Fault = FaultVfs::Fault;
constexpr std::size_t sector = 512;

/// A change of a file that has not been synchronized.
struct Change
{
    sqlite3_int64 offset = 0;
    std::string before; ///< what was there, shorter at the file's end
    std::string after;
    sqlite3_int64 sizeBefore = 0;
    bool isTruncation = false; ///< to `offset`
};

struct State
{
    std::mutex mutex;
    Fault fault = Fault::FailingWrite;
    std::int64_t first = INT64_MAX;
    std::int64_t length = 0;
    std::int64_t operations = 0;
    bool hasStruck = false;
    std::map<std::string, std::vector<Change>> unsynced;
};

State state;
sqlite3_vfs* realVfs = nullptr;

struct File
{
    sqlite3_file base;
    sqlite3_file* real;
    char name[512];
};

File& self(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}

sqlite3_file* real(sqlite3_file* file)
{
    return self(file).real;
}

bool strikes(bool isSync)
{
    const bool concerns = state.fault == Fault::PowerLoss || isSync == (state.fault == Fault::FailingSync);
    const std::int64_t number = ++state.operations;
    if (number < state.first)
        return false;
    if (state.fault != Fault::PowerLoss && number >= state.first + state.length)
        return false;
    state.hasStruck = state.hasStruck || concerns;
    return concerns;
}

std::string contents(sqlite3_file* file, sqlite3_int64 offset, sqlite3_int64 size)
{
    sqlite3_int64 end = 0;
    real(file)->pMethods->xFileSize(real(file), &end);
    std::string bytes(static_cast<std::size_t>(std::clamp<sqlite3_int64>(end - offset, 0, size)), '\0');
    real(file)->pMethods->xRead(real(file), bytes.data(), static_cast<int>(bytes.size()), offset);
    return bytes;
}

void remember(sqlite3_file* file, Change change)
{
    real(file)->pMethods->xFileSize(real(file), &change.sizeBefore);
    state.unsynced[self(file).name].push_back(std::move(change));
}

int writeThrough(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    remember(file,
             {offset, contents(file, offset, size), {static_cast<const char*>(bytes), std::size_t(size)}});
    return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
}

int closeFile(sqlite3_file* file)
{
    return real(file)->pMethods->xClose(real(file));
}

int readFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), bytes, size, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    const std::lock_guard lock(state.mutex);
    if (!strikes(false))
        return writeThrough(file, bytes, size, offset);
    if (state.fault == Fault::ShortWrite || state.fault == Fault::DiskFull)
        writeThrough(file, bytes, size / 2, offset);
    return state.fault == Fault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const std::lock_guard lock(state.mutex);
    if (state.hasStruck && state.fault == Fault::PowerLoss)
        return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 end = 0;
    real(file)->pMethods->xFileSize(real(file), &end);
    Change change{size, contents(file, size, std::max<sqlite3_int64>(0, end - size)), {}};
    change.isTruncation = true;
    remember(file, std::move(change));
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file* file, int)
{
    const std::lock_guard lock(state.mutex);
    if (strikes(true))
        return SQLITE_IOERR_FSYNC;
    // The process does not lose power: what it wrote is as good as on the disk, and the test is quicker.
    state.unsynced.erase(self(file).name);
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReservedLock(sqlite3_file* file, int* isReserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), isReserved);
}

int fileControl(sqlite3_file* file, int operation, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file*)
{
    return sector;
}

int characteristics(sqlite3_file*)
{
    return 0; // nothing is promised: no atomic writes, no safe append, no powersafe overwrite
}

int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void shmBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

int shmUnmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: with shared memory for the write-ahead log, without memory-mapped reading.
constexpr sqlite3_io_methods methods{2,           closeFile,  readFile,        writeFile,  truncateFile,
                                     syncFile,    fileSize,   lockFile,        unlockFile, checkReservedLock,
                                     fileControl, sectorSize, characteristics, shmMap,     shmLock,
                                     shmBarrier,  shmUnmap,   nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    File& opened = *new (file) File{};
    opened.real = reinterpret_cast<sqlite3_file*>(&opened + 1);
    std::strncpy(opened.name, name ? name : "", sizeof opened.name - 1);
    std::memset(opened.real, 0, static_cast<std::size_t>(realVfs->szOsFile));
    const int code = realVfs->xOpen(realVfs, name, opened.real, flags, outFlags);
    opened.base.pMethods = code == SQLITE_OK ? &methods : nullptr;
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    const std::lock_guard lock(state.mutex);
    if (state.hasStruck && state.fault == Fault::PowerLoss)
        return SQLITE_IOERR_DELETE;
    state.unsynced.erase(name);
    return realVfs->xDelete(realVfs, name, syncFolder);
}

sqlite3_vfs faultVfs{};

void writeAt(std::fstream& file, sqlite3_int64 offset, const std::string& bytes, std::size_t size)
{
    file.seekp(offset);
    file.write(bytes.data(), static_cast<std::streamsize>(size));
}

// Back to the last sync, then forward with whichever writes made it.
void losePower(const std::string& name, const std::vector<Change>& changes, std::mt19937_64& random)
{
    if (!std::filesystem::exists(name))
        return;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        {
            std::fstream file(name, std::ios::in | std::ios::out | std::ios::binary);
            writeAt(file, change->offset, change->before, change->before.size());
        }
        std::filesystem::resize_file(name, static_cast<std::uintmax_t>(change->sizeBefore));
    }
    for (const Change& change : changes) {
        const std::uint64_t fate = random() % 3;
        if (fate == 0)
            continue;
        if (change.isTruncation) {
            std::filesystem::resize_file(name, static_cast<std::uintmax_t>(change.offset));
            continue;
        }
        const std::size_t sectors = (change.after.size() + sector - 1) / sector;
        const std::size_t whole = fate == 1 ? change.after.size() : random() % (sectors + 1) * sector;
        std::fstream file(name, std::ios::in | std::ios::out | std::ios::binary);
        writeAt(file, change.offset, change.after, std::min(whole, change.after.size()));
    }
}

} // namespace

FaultVfs::FaultVfs()
{
    realVfs = sqlite3_vfs_find(nullptr);
    faultVfs = *realVfs;
    faultVfs.zName = "fault";
    faultVfs.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    faultVfs.xOpen = openFile;
    faultVfs.xDelete = deleteFile;
    faultVfs.pNext = nullptr;
    sqlite3_vfs_register(&faultVfs, 1);
    plan(Fault::FailingWrite, INT64_MAX, 0);
    state.unsynced.clear();
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&faultVfs);
    sqlite3_vfs_register(realVfs, 1);
}

void FaultVfs::plan(Fault fault, std::int64_t after, std::int64_t length)
{
    const std::lock_guard lock(state.mutex);
    state.fault = fault;
    state.first = after;
    state.length = length;
    state.operations = 0;
    state.hasStruck = false;
}

std::int64_t FaultVfs::operations() const
{
    const std::lock_guard lock(state.mutex);
    return state.operations;
}

bool FaultVfs::hasStruck() const
{
    const std::lock_guard lock(state.mutex);
    return state.hasStruck;
}

void FaultVfs::losePower(std::mt19937_64& random)
{
    const std::lock_guard lock(state.mutex);
    for (const auto& [name, changes] : state.unsynced) {
        qd::losePower(name, changes, random);
        // The index of the write-ahead log is memory that is gone.
        std::filesystem::remove(name.substr(0, name.rfind("-wal")) + "-shm");
    }
    state.unsynced.clear();
}

} // namespace qd
