import { Node, runProcess } from "../src/actors/index.js";
import { rows } from "./rows.js";
/** The program that measures one row: `node --expose-gc run-row.js send 5` prints one figure a round. */
const [name, rounds] = process.argv.slice(2);
const row = rows.find((candidate) => candidate.name === name);
if (row === undefined)
    throw new Error(`No row is called ${name}`);
const node = new Node();
for (let round = 0; round < Number(rounds); round++) {
    console.log(await runProcess(node, (self) => row.run(node, self)));
}
process.exit();
//# sourceMappingURL=run-row.js.map