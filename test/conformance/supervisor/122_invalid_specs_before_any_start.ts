import { type ChildSpec, Process, Supervisor } from 'linecard'
import { emit, flush, G, settle, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

type Failure = ['error', unknown]

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const exits = async () => {
    await settle(20)
    return (await flush()).length
  }
  const ok = W.spec('a')
  const b = W.spec('b')
  const start = async (flags: object, children: unknown[]) =>
    ((await S.startLink(flags, children as ChildSpec[]).result()) as Failure)[1]
  const bad: unknown[][] = [
    [ok, ok],
    [ok, { ...b, significant: true, restart: 'transient' }],
    [ok, { id: 'c' }],
    [ok, { ...b, restart: 'often' }],
    [ok, { ...b, shutdown: 'soon' }],
    [ok, { ...b, type: 'boss' }],
    [ok, { ...b, modules: 1 }],
    [ok, { ...b, start: [G, 'f'] }],
  ]
  for (const children of bad) {
    const e = (await start({ strategy: 'one_for_one' }, children)) as [string, unknown]
    const why = Array.isArray(e[1]) && e[1][0] === 'invalid_mfa' ? 'invalid_mfa' : e[1]
    emit([e[0] === 'start_spec' ? ['start_spec', why] : e, await exits()])
  }
  const flags = { strategy: 'one_for_one', autoShutdown: 'any_significant' }
  emit([((await start(flags, [{ ...b, significant: true }])) as unknown[])[1], await exits()])
  for (const wrong of [{ strategy: 'none' }, { maxRestarts: -1 }, { maxSeconds: 0 }, { autoShutdown: 'some' }])
    emit([await start(wrong, [ok]), await exits()])
  const s = await S.startLink({ strategy: 'one_for_one' }, [])
  const wrong = [
    { ...b, restart: 'often' },
    { ...b, significant: true, restart: 'transient' },
    { id: 'c' },
    { ...b, shutdown: -5 },
  ] as ChildSpec[]
  for (const child of wrong) emit(await Supervisor.startChild(s, child).result())
  emit(await S.kids(s))
}
