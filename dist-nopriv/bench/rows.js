import { kernelRows } from "./rows/kernel.js";
import { memoryRows } from "./rows/memory.js";
import { statemRows } from "./rows/statem.js";
import { supervisionRows } from "./rows/supervision.js";
/** Everything that is measured inside one program; the rows over sockets are in echo.ts. */
export const rows = [...kernelRows, ...statemRows, ...supervisionRows, ...memoryRows];
//# sourceMappingURL=rows.js.map