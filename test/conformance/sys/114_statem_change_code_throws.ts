import { callerOf, exit, GenStatem, genStatem, keepStateAndData, ok, reply, Stacktrace, Sys } from 'linecard'
import { emit } from '../harness.ts'

const V = genStatem({
  init: (n: unknown) => ok('a', n),
  callbackMode: () => 'handle_event_function',
  handleEvent: (type, m, s, d) => keepStateAndData([reply(callerOf(type) as never, [m, s, d])]),
  codeChange(old, s, n, extra) {
    switch (extra) {
      case 'error':
        return ['error', 'why']
      case 'junk':
        return 'junk' as never
      case 'exit':
        return exit('why')
      case 'throw':
        throw 'value'
      case 'throw_error':
        throw ['error', 'thrown']
      case 'throw_pair':
        throw ok('b')
      case 'throw_ok':
        throw ok('b', ['thrown', s, n])
      case 'pair':
        return ok('c') as never
      case 'ok':
        return ok('c', [old, s, n])
      default:
        throw new Error('no case clause matching')
    }
  },
})

type Exit = ['error', ['EXIT', unknown[]]]

export default async function twin(): Promise<void> {
  const s = await V.startLink(1)
  await Sys.suspend(s)
  for (const e of ['error', 'junk', 'throw', 'throw_error', 'throw_ok', 'ok'])
    emit([e, await Sys.changeCode(s, V, 'old', e), await Sys.getState(s)])
  const [, [, why]] = (await Sys.changeCode(s, V, 'old', 'exit')) as Exit
  emit(['exit', why, await Sys.getState(s)])
  for (const e of ['pair', 'throw_pair']) {
    const [, [, [clause, st]]] = (await Sys.changeCode(s, V, 'old', e)) as Exit
    emit([e, (clause as unknown[])[1], st instanceof Stacktrace, await Sys.getState(s)])
  }
  const [, [, [e, st]]] = (await Sys.changeCode(s, V, 'old', 'no_such')) as Exit
  emit([e instanceof Error, st instanceof Stacktrace, await Sys.getState(s)])
  await Sys.resume(s)
  emit(await GenStatem.call(s, 'x'))
}
