// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/duckdblibrary.h"

#include "models/parquet/parquetwords.h"

#include <QFile>
#include <QLibrary>
#include <QStandardPaths>

#include <dlfcn.h>

namespace qd {

namespace {

/// The version that `./dev setup` installs and the tests have been run with.
constexpr QLatin1String bindingsVersion("1.5.6-r.1");

QString bindingsPackage()
{
#ifdef __aarch64__
    return QStringLiteral("@duckdb/node-bindings-linux-arm64");
#else
    return QStringLiteral("@duckdb/node-bindings-linux-x64");
#endif
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/quarterdeck");
}

template <typename Function>
bool resolve(void* library, const char* name, Function*& function)
{
    function = reinterpret_cast<Function*>(dlsym(library, name));
    return function != nullptr;
}

bool resolveAll(void* library, duckdb::Api& api)
{
    const auto find = [library](const char* name, auto& function) {
        return resolve(library, name, function);
    };
    return find("duckdb_library_version", api.libraryVersion) && find("duckdb_free", api.freeMemory) &&
           find("duckdb_create_config", api.createConfig) && find("duckdb_set_config", api.setConfig) &&
           find("duckdb_destroy_config", api.destroyConfig) && find("duckdb_open_ext", api.openExt) &&
           find("duckdb_close", api.close) && find("duckdb_connect", api.connect) &&
           find("duckdb_disconnect", api.disconnect) && find("duckdb_interrupt", api.interrupt) &&
           find("duckdb_query", api.query) && find("duckdb_destroy_result", api.destroyResult) &&
           find("duckdb_result_error", api.resultError) && find("duckdb_column_count", api.columnCount) &&
           find("duckdb_column_name", api.columnName) &&
           find("duckdb_column_logical_type", api.columnLogicalType) &&
           find("duckdb_fetch_chunk", api.fetchChunk) &&
           find("duckdb_create_logical_type", api.createLogicalType) &&
           find("duckdb_destroy_logical_type", api.destroyLogicalType) &&
           find("duckdb_get_type_id", api.getTypeId) && find("duckdb_decimal_width", api.decimalWidth) &&
           find("duckdb_decimal_scale", api.decimalScale) &&
           find("duckdb_struct_type_child_count", api.structTypeChildCount) &&
           find("duckdb_struct_type_child_name", api.structTypeChildName) &&
           find("duckdb_struct_type_child_type", api.structTypeChildType) &&
           find("duckdb_data_chunk_get_size", api.dataChunkGetSize) &&
           find("duckdb_data_chunk_get_vector", api.dataChunkGetVector) &&
           find("duckdb_destroy_data_chunk", api.destroyDataChunk) &&
           find("duckdb_vector_get_data", api.vectorGetData) &&
           find("duckdb_vector_get_validity", api.vectorGetValidity) &&
           find("duckdb_create_scalar_function", api.createScalarFunction) &&
           find("duckdb_destroy_scalar_function", api.destroyScalarFunction) &&
           find("duckdb_scalar_function_set_name", api.scalarFunctionSetName) &&
           find("duckdb_scalar_function_add_parameter", api.scalarFunctionAddParameter) &&
           find("duckdb_scalar_function_set_varargs", api.scalarFunctionSetVarargs) &&
           find("duckdb_scalar_function_set_special_handling", api.scalarFunctionSetSpecialHandling) &&
           find("duckdb_scalar_function_set_volatile", api.scalarFunctionSetVolatile) &&
           find("duckdb_scalar_function_set_return_type", api.scalarFunctionSetReturnType) &&
           find("duckdb_scalar_function_set_extra_info", api.scalarFunctionSetExtraInfo) &&
           find("duckdb_scalar_function_set_function", api.scalarFunctionSetFunction) &&
           find("duckdb_scalar_function_get_extra_info", api.scalarFunctionGetExtraInfo) &&
           find("duckdb_scalar_function_set_error", api.scalarFunctionSetError) &&
           find("duckdb_register_scalar_function", api.registerScalarFunction);
}

/// What became of looking for the library.
struct Loaded
{
    duckdb::Api api{};
    bool isUsable = false;
    QString refused; ///< a library that is too old, or damaged
};

Loaded load()
{
    Loaded loaded;
    for (const QString& place : duckDbPlaces()) {
        // The last one has no folder; the system looks for it.
        if (place.contains('/') && !QFile::exists(place))
            continue;
        void* const library = dlopen(QFile::encodeName(place).constData(), RTLD_NOW | RTLD_LOCAL);
        loaded.isUsable = library && resolveAll(library, loaded.api);
        if (loaded.isUsable)
            return loaded;
        if (place.contains('/') && loaded.refused.isEmpty())
            loaded.refused = place;
    }
    return loaded;
}

} // namespace

QStringList duckDbPlaces()
{
    const QString file = QStringLiteral("libduckdb.so");
    QStringList places;
    if (const QString named = qEnvironmentVariable("QUARTERDECK_DUCKDB"); !named.isEmpty())
        return {named};
    const QString beside = QCoreApplication::applicationDirPath();
    if (!beside.isEmpty())
        places << beside + QStringLiteral("/../lib/quarterdeck/") + file;
    places << dataFolder() + '/' + file
           << dataFolder() + QStringLiteral("/node_modules/") + bindingsPackage() + '/' + file << file;
    return places;
}

QString duckDbInstallCommand()
{
    return QStringLiteral("npm install --prefix %1 %2@%3")
        .arg(dataFolder(), bindingsPackage(), bindingsVersion);
}

Result<const duckdb::Api*> duckDb()
{
    static const Loaded loaded = load();
    if (loaded.isUsable)
        return &loaded.api;
    //: %1 is a command
    const QString hint = ParquetWords::tr("Install it with “%1”, start the console again and open the file.")
                             .arg(duckDbInstallCommand());
    if (!loaded.refused.isEmpty())
        return fail(
            ErrorKind::NotFound, loaded.refused,
            ParquetWords::tr("This library of DuckDB, which reads Parquet, cannot be used: it is older "
                             "than version 1.2, damaged, or made for another machine."),
            hint);
    return fail(ErrorKind::NotFound, QStringLiteral("libduckdb.so"),
                ParquetWords::tr("DuckDB's library, which reads Parquet, is not installed."), hint);
}

} // namespace qd
