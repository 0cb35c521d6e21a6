import {
  callerOf,
  GenStatem,
  genericTimeout,
  genStatem,
  keepState,
  keepStateAndData,
  ok,
  type Pid,
  Process,
  ProcLib,
  reply,
  self,
  send,
} from 'linecard'
import { emit, name, recv, spawnLinkAs } from '../harness.ts'

const Late = genStatem({
  init() {
    emit(['init'])
    return ok('a', 0)
  },
  callbackMode: () => ['handle_event_function', 'state_enter'],
  handleEvent(t, c, s: string, d) {
    if (t === 'enter') {
      emit(['enter', c, s, d])
      return keepState(d + 1)
    }
    const f = callerOf(t)
    if (f !== null) return keepStateAndData(reply(f, [s, d]))
    emit([t, c, s, d])
    return keepStateAndData()
  },
  terminate: (r, s, d) => emit(['terminate', r, s, d]),
})

function start(symbol: string): Promise<never> {
  name(self(), symbol)
  ProcLib.initAck(['ok', self()])
  return GenStatem.enterLoop(Late, 'b', 5, [genericTimeout('g', 0, 'gt')])
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const [, p] = (await ProcLib.startLink<['ok', Pid]>(() => start('p'))) as ['ok', Pid]
  emit(await GenStatem.call(p, 'get'))
  send(p, ['EXIT', self(), 'gone'])
  emit(await recv())
  const raw = spawnLinkAs('raw', () => GenStatem.enterLoop(Late, 'b', 5))
  const [, pid, reason] = await recv<unknown[]>()
  emit(pid === raw && reason === 'process_was_not_started_by_proc_lib')
}
