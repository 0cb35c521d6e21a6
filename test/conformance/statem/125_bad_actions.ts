import { _, callerOf, type From, GenStatem, monitor, nextState, receive, reply } from 'linecard'
import { type Down, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const actions: unknown[] = [
    'junk',
    -1,
    ['reply', 'nobody', 1],
    ['next_event', 'junk', 1],
    ['next_event', 'enter', 1],
    ['state_timeout', -1, 't'],
    ['state_timeout', 'junk'],
    ['state_timeout', 1.5, 't'],
    [['timeout', 'x'], 'update'],
    ['postpone', 'junk'],
    ['hibernate', 1],
    'pop_callback_module',
  ]
  for (const [i, action] of actions.entries()) {
    const m = await M.start({
      handle: (t) => nextState('b', 1, [reply(callerOf(t) as From, i + 1), action as GenStatem.Action, 'postpone']),
      terminate: (r, s, d) => emit(['terminate', r, s, d]),
    })
    const ref = monitor(m)
    const answer = await GenStatem.call(m, 'go')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', answer, r])
  }
}
