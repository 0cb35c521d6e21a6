import { callerOf, type From, GenStatem, genStatem, keepStateAndData, ok, Process, reply, Sys } from 'linecard'
import { emit } from '../harness.ts'

const Versions = genStatem({
  name: 'Versions',
  init() {
    Process.put('mode', 'handle_event_function')
    return ok<string, unknown>('a', 1)
  },
  callbackMode: () => Process.get('mode') as GenStatem.CallbackMode,
  codeChange(old, s, d, extra: 'fine' | 'error' | 'wrong' | 'throw' | 'raise' | 'mode') {
    switch (extra) {
      case 'fine':
        Process.put('mode', 'state_functions')
        return ok('b', [old, s, d])
      case 'error':
        return ['error', 'why']
      case 'wrong':
        return ok('c') as never
      case 'throw':
        throw ok('d', 2)
      case 'raise':
        throw new Error('bad')
      case 'mode':
        Process.put('mode', 'junk')
        return ok(s, d)
    }
  },
  handleEvent(_cast, x, s: string, d) {
    emit(['handle_event', x, s, d])
    return keepStateAndData()
  },
  states: {
    b(_cast, x, d) {
      emit(['b', x, d])
      return keepStateAndData()
    },
    d(t, x, d) {
      if (t !== 'cast') return keepStateAndData(reply(callerOf(t) as From, 'ok'))
      emit(['d', x, d])
      return keepStateAndData()
    },
  },
})

export default async function twin(): Promise<void> {
  const m = await Versions.startLink()
  emit(await Sys.changeCode(m, Versions, 1, 'fine'))
  GenStatem.cast(m, 'x')
  for (const extra of ['fine', 'error', 'throw', 'raise', 'mode']) {
    await Sys.suspend(m)
    emit([extra, await Sys.changeCode(m, Versions, 1, extra), await Sys.getState(m)])
    await Sys.resume(m)
    GenStatem.cast(m, 'x')
  }
  await GenStatem.call(m, 'sync')
  await Sys.suspend(m)
  const wrong = (await Sys.changeCode(m, Versions, 1, 'wrong')) as [
    'error',
    ['EXIT', [['case_clause', unknown], unknown]],
  ]
  const [, [, [[, v]]]] = wrong
  emit(['wrong', v, await Sys.getState(m)])
}
