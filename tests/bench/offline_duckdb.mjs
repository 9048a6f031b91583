// SPDX-License-Identifier: Apache-2.0
// Answers the questions of `bench offline` with DuckDB. Arguments: the log, its kind (json, csv or parquet), and
// how often each question is asked. Prints one JSON object: the best seconds of each, and the answers. Asked no
// times, it writes a log of JSON lines as Parquet beside it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/package.json`);
const { DuckDBInstance } = require('@duckdb/node-api');
const [path, kind, rounds] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();

const columns = `{timestamp: 'TIMESTAMP', request_id: 'VARCHAR', model: 'VARCHAR', version: 'VARCHAR',
    prediction: 'VARCHAR', label: 'VARCHAR', probability: 'DOUBLE', latency_ms: 'DOUBLE', status: 'INTEGER',
    country: 'VARCHAR', amount: 'DOUBLE'}`;
if (rounds === 0) {
    await connection.run(`COPY (SELECT * FROM read_json('${path}', format = 'newline_delimited',
        columns = ${columns})) TO '${path.replace(/jsonl$/, 'parquet')}' (FORMAT parquet)`);
    process.exit(0);
}
const file = kind === 'parquet' ? `read_parquet('${path}')`
    : kind === 'csv' ? `read_csv('${path}', header = true, columns = ${columns})`
    : `read_json('${path}', format = 'newline_delimited', columns = ${columns})`;
const question = (from, by, where) => `
    SELECT epoch_ms(time_bucket(INTERVAL 1 minute, timestamp))::DOUBLE AS minute, ${by} AS slice,
           count(*)::DOUBLE AS predictions,
           avg((label = prediction)::INTEGER) FILTER (label IS NOT NULL AND status < 400) AS accuracy,
           count(*) FILTER (label = 'fraud' AND prediction = 'fraud' AND status < 400)
               / nullif(count(*) FILTER (label = 'fraud' AND status < 400), 0) AS recall,
           quantile_cont(latency_ms, 0.99) AS p99
    FROM ${from} ${where} GROUP BY ALL ORDER BY ALL`;

async function ask(sql) {
    let best = Infinity;
    let cpu = Infinity;
    let rows = [];
    for (let round = 0; round < rounds; ++round) {
        const begin = process.hrtime.bigint();
        const used = process.cpuUsage();
        rows = (await connection.runAndReadAll(sql)).getRows();
        best = Math.min(best, Number(process.hrtime.bigint() - begin) * 1e-9);
        const { user, system } = process.cpuUsage(used);
        cpu = Math.min(cpu, (user + system) * 1e-6);
    }
    return { seconds: best, cpu, rows };
}

const cold = await ask(question(file, 'version', ''));
const answers = { cold };
if (kind === 'json') {
    await connection.run(`CREATE TABLE log AS SELECT * FROM ${file}`);
    answers.again = await ask(question('log', 'version', ''));
    answers.filtered = await ask(question('log', 'version', "WHERE country = 'DE'"));
    answers.sliced = await ask(question('log', 'country', ''));
}
writeFileSync(1, JSON.stringify(answers));
process.exit(0);
