import { execFileSync, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ECHO_ROWS, measureEcho } from "./echo/index.js";
import { measureIdleConnections } from "./idle/index.js";
import { rows } from "./rows.js";
import { summarize } from "./summary.js";
const USAGE = `npm run bench -- [options]
  --rows A,B     only these rows (${[...rows.map((row) => row.name), 'echo', 'idle-connection'].join(', ')})
  --rounds N     rounds of each row, after one to warm up (default 5)
  --json         one JSON object instead of the table`;
const { values: options } = parseArgs({
    options: {
        rows: { type: 'string' },
        rounds: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});
const wanted = options.rows?.split(',');
const rounds = Number(options.rounds);
const results = [];
if (options.help || !(Number.isInteger(rounds) && rounds > 0)) {
    console.log(USAGE);
    process.exit(options.help ? 0 : 1);
}
say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}${hasElixir() ? '' : '; no elixir on the path, so no BEAM column'}`);
say('min / median / max of rounds; ratio = ours / theirs, above 1 is faster; for bytes theirs / ours, above 1 is smaller');
for (const row of rows)
    if (wanted === undefined || wanted.includes(row.name))
        measureRow(row.name, row.unit, row.higherIsBetter, row.rival);
if (wanted === undefined || wanted.includes('echo'))
    await measureEchoRows();
if (wanted === undefined || wanted.includes('idle-connection'))
    await measureIdle();
if (options.json)
    console.log(JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, results }, null, 2));
/** Rounds of ours and of the rival take turns, each in a program of its own. */
function measureRow(name, unit, higherIsBetter, rival) {
    const ours = [];
    const theirs = [];
    for (let round = 0; round < rounds; round++) {
        ours.push(lastFigure(process.execPath, ['--expose-gc', fileURLToPath(new URL('run-row.js', import.meta.url)), name, '2']));
        if (rival === 'beam' && hasElixir())
            theirs.push(lastFigure('elixir', ['--erl', '+S 1:1', beamScript(), name, '2']));
    }
    const ratio = theirs.length === 0
        ? null
        : summarize(ours.map((value, round) => (higherIsBetter ? value / (theirs[round] ?? 0) : (theirs[round] ?? 0) / value)));
    results.push({ name, unit, ours: summarize(ours), beam: theirs.length === 0 ? null : summarize(theirs), ratio });
    say(`${name.padEnd(20)} ${show(summarize(ours), unit)}${ratio === null ? '' : `   BEAM ${show(summarize(theirs), unit)}   ratio ${show(ratio, '')}`}`);
}
async function measureEchoRows() {
    for (const row of ECHO_ROWS) {
        const result = await measureEcho(row, rounds, 2000);
        results.push({ name: 'echo', ...result });
        say(`echo ${row.bytes} B, ${row.connections} connections, ${row.inFlight} in flight`);
        for (const [name, rates] of Object.entries(result.rates)) {
            const ratio = result.ratios[name];
            const cpu = Math.round((result.serverCpu[name] ?? 0) * 100);
            say(`  ${name.padEnd(18)} ${show(rates, '/s')}   server CPU ${cpu} %${ratio === undefined || name === 'linecard' ? '' : `   ratio ${show(ratio, '')}`}`);
        }
    }
}
async function measureIdle() {
    const { linecard, raw } = await measureIdleConnections();
    results.push({ name: 'idle-connection', unit: 'B', linecard, raw });
    say(`idle-connection      ${Math.round(linecard)} B of RSS in the relay, ${Math.round(raw)} B in raw uWebSockets.js, ${Math.round(linecard - raw)} B between them`);
}
function lastFigure(command, args) {
    return Number(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .trim()
        .split('\n')
        .at(-1));
}
function hasElixir() {
    return spawnSync('elixir', ['--version'], { stdio: 'ignore' }).status === 0;
}
/** The compiled program is in dist-bench/bench; scripts are where they were written. */
function beamScript() {
    return fileURLToPath(new URL('../../bench/beam/kernel.exs', import.meta.url));
}
function show({ min, median, max }, unit) {
    const digits = (value) => value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 });
    return `${digits(min)} / ${digits(median)} / ${digits(max)}${unit === '' ? '' : ` ${unit}`}`;
}
function say(line) {
    if (!options.json)
        console.log(line);
}
//# sourceMappingURL=index.js.map