import { genServer, ok, Sys } from 'linecard'
import { catching, emit } from '../harness.ts'

const V = genServer({
  name: 'V',
  init: (n: unknown) => ok(n),
  codeChange: (_old: unknown, n: unknown, extra: unknown) => ok(['changed', n, extra]),
})

export default async function twin(): Promise<void> {
  const s = await V.startLink(1)
  const [kind, r] = await catching(() => Sys.changeCode(s, V, 'undefined', 'e'))
  emit(['running', kind === 'exit' ? (r as unknown[])[0] : r])
  await Sys.suspend(s)
  emit(['suspended', await Sys.changeCode(s, V, 'undefined', 'e')])
  await Sys.resume(s)
  emit([await Sys.getState(s)])
}
