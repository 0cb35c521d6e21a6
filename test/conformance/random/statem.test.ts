import { differential } from './differential.ts'
import { runMachineOnLinecard } from './statem.ts'
import { statemProgram } from './statem-program.ts'

differential({
  what: 'a state machine',
  programs: statemProgram,
  script: 'statem.exs',
  runOnLinecard: runMachineOnLinecard,
  readTrace: (trace) => (trace as unknown[]).map((event) => JSON.stringify(event)),
})
