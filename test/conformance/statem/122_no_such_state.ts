import { _, GenStatem, genStatem, monitor, nextState, ok, receive } from 'linecard'
import { type Down, emit } from '../harness.ts'

const Lost = genStatem({
  callbackMode: () => 'state_functions',
  init: (s: string) => ok(s, 0),
  states: {
    a: (_cast, [, s]: ['to', string], d) => nextState(s, d),
  },
  terminate: (r, s, d) => emit(['terminate', r, s, d]),
})

export default async function twin(): Promise<void> {
  for (const first of ['a', 'nowhere']) {
    const m = await Lost.start(first)
    const ref = monitor(m)
    if (first === 'a') GenStatem.cast(m, ['to', 'nowhere'])
    GenStatem.cast(m, 'x')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', r])
  }
}
