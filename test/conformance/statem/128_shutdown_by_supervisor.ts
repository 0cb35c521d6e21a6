import {
  _,
  callerOf,
  exit,
  GenStatem,
  genStatem,
  keepStateAndData,
  monitor,
  nextState,
  ok,
  Process,
  receive,
  reply,
  Supervisor,
} from 'linecard'
import { await_, type Down, emit } from '../harness.ts'
import { pidOf } from '../harness-supervision.ts'

const Child = genStatem({
  callbackMode: () => 'state_functions',
  init([id, trap]: [string, boolean]) {
    if (trap) Process.flag('trap_exit', true)
    return ok('first', id)
  },
  states: {
    first(type, _event: 'go' | 'state', d) {
      const f = callerOf(type)
      return f === null ? nextState('second', d) : keepStateAndData(reply(f, 'first'))
    },
    second(type, _event: 'crash' | 'state') {
      const f = callerOf(type)
      return f === null ? exit('crash') : keepStateAndData(reply(f, 'second'))
    },
  },
  terminate: (r, s, d) => emit(['terminate', d, s, r]),
})

export default async function twin(): Promise<void> {
  const kids = [['m1', true] as const, ['m2', false] as const].map(([id, trap]) => ({
    id,
    start: () => Child.startLink([id, trap], { name: id }),
  }))
  const sup = await Supervisor.startLink(kids, { strategy: 'one_for_one' })
  for (const id of ['m1', 'm2']) {
    GenStatem.cast(id, 'go')
    emit([id, await GenStatem.call(id, 'state')])
  }
  const old = pidOf('m2')
  const ref = monitor(old)
  GenStatem.cast('m2', 'crash')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
  await await_(() => Process.whereis('m2') !== null && Process.whereis('m2') !== old)
  emit(['m2', await GenStatem.call('m2', 'state')])
  await Supervisor.stop(sup)
}
