import { exit, GenServer, type Pid, Process, Supervisor, type SupervisorOptions } from 'linecard'
import { emit, flush, name, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

async function start(autoShutdown: NonNullable<SupervisorOptions['autoShutdown']>, n: number): Promise<Pid> {
  const s = await S.startLink({ strategy: 'one_for_one', autoShutdown, maxRestarts: 5, maxSeconds: 5 }, [
    W.spec(`a${n}`, { quiet: true, restart: 'transient', significant: true }),
    W.spec(`b${n}`, { quiet: true, restart: 'transient', significant: true }),
    W.spec(`t${n}`, { quiet: true, restart: 'temporary', significant: true }),
    W.spec(`p${n}`, { quiet: true }),
  ])
  return name(s, 'sup')
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const acts: ((s: Pid, n: number) => unknown)[] = [
    (_s, n) => GenServer.cast(`a${n}`, ['stop', 'normal']),
    (_s, n) => exit(pidOf(`a${n}`), 'kill'),
    (_s, n) => GenServer.cast(`a${n}`, ['stop', ['shutdown', 'x']]),
    (_s, n) => exit(pidOf(`t${n}`), 'kill'),
    (s, n) => Supervisor.terminateChild(s, `a${n}`),
    (_s, n) => GenServer.cast(`p${n}`, ['stop', 'normal']),
  ]
  for (const [n, act] of acts.entries()) {
    const s = await start('any_significant', n)
    await act(s, n)
    await settle()
    emit([n, Process.alive(s), await flush()])
  }
  const s = await start('all_significant', 9)
  for (const id of ['a9', 't9', 'b9']) {
    GenServer.cast(id, ['stop', 'normal'])
    await settle()
    emit([id, Process.alive(s), await flush()])
  }
  const s2 = await start('all_significant', 10)
  await Supervisor.terminateChild(s2, 'a10')
  GenServer.cast('t10', ['stop', 'boom'])
  await settle()
  emit(['two left', Process.alive(s2)])
  GenServer.cast('b10', ['stop', 'shutdown'])
  await settle()
  emit(['none left', Process.alive(s2), await flush()])
}
