import { differential } from './differential.ts'
import { superviseOnLinecard } from './supervision.ts'
import { supervisionProgram } from './supervision-program.ts'

differential({
  what: 'a supervisor',
  programs: supervisionProgram,
  script: 'supervision.exs',
  runOnLinecard: superviseOnLinecard,
  readTrace: (trace) => (trace as unknown[]).map((event) => JSON.stringify(event)),
})
