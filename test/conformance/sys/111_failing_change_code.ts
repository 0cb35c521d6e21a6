import { exit, GenServer, genServer, ok, reply, Stacktrace, Sys } from 'linecard'
import { emit } from '../harness.ts'

const V = genServer({
  init: (n: unknown) => ok(n),
  handleCall: (m: unknown, _from, s) => reply([m, s], s),
  codeChange(old, n, extra) {
    switch (extra) {
      case 'error':
        return ['error', 'why']
      case 'junk':
        return 'junk' as never
      case 'exit':
        return exit('why')
      case 'throw':
        throw 'value'
      case 'throw_ok':
        throw ok(['thrown', n])
      case 'ok':
        return ok([old, n])
      default:
        throw new Error('no case clause matching')
    }
  },
})

export default async function twin(): Promise<void> {
  const s = await V.startLink(1)
  await Sys.suspend(s)
  for (const e of ['error', 'junk', 'exit', 'throw', 'throw_ok', 'ok'])
    emit([e, await Sys.changeCode(s, V, 'old', e), await Sys.getState(s)])
  const [, [, [e, st]]] = (await Sys.changeCode(s, V, 'old', 'no_such')) as ['error', ['EXIT', unknown[]]]
  emit([e instanceof Error, st instanceof Stacktrace])
  await Sys.resume(s)
  emit(await GenServer.call(s, 'x'))
}
