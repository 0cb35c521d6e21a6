import { exit, GenStatem, ok, type Pid, Process, type Reason, send, stop } from 'linecard'
import { emit, name, recv } from '../harness.ts'

const Moody = {
  init(f: () => unknown) {
    Process.put('f', f)
    return ok('a', 0)
  },
  callbackMode: () => (Process.get('f') as () => GenStatem.CallbackMode)(),
  states: {
    a(t: unknown, c: unknown) {
      emit(['a', t, c])
      return stop('done')
    },
  },
  handleEvent(t: unknown, c: unknown) {
    emit(['handle_event', t, c])
    return stop('done')
  },
  terminate: (r: Reason, s: unknown, d: unknown) => emit(['terminate', r, s, d]),
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const fs: (() => unknown)[] = [
    () => 'junk',
    () => [],
    () => ['state_enter'],
    () => ['state_functions', 'junk'],
    () => {
      throw new Error('bad')
    },
    () => exit('out'),
    () => {
      throw 'handle_event_function'
    },
    () => ['handle_event_function', 'state_functions'],
    () => ['state_enter', 'handle_event_function'],
  ]
  for (const [i, f] of fs.entries()) {
    const [t, m] = (await GenStatem.startLink(Moody, f).result()) as ['ok', Pid]
    name(m, `m${i + 1}`)
    send(m, 'x')
    emit([t, await recv()])
  }
}
