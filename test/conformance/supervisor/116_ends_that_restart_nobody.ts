import { exit, GenServer, Process, Supervisor } from 'linecard'
import { emit, flush, recv, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  for (const strategy of ['one_for_one', 'one_for_all', 'rest_for_one'] as const) {
    const children = [
      W.spec('a'),
      W.spec('b', { restart: 'transient' }),
      W.spec('c', { restart: 'temporary' }),
      W.spec('d'),
    ]
    const s = await S.sup('sup', children, { strategy, maxRestarts: 0 })
    GenServer.cast('b', ['stop', 'normal'])
    exit(pidOf('c'), 'kill')
    await settle()
    emit([strategy, await S.kids(s), await Supervisor.countChildren(s)])
    await Supervisor.restartChild(s, 'b')
    GenServer.cast('b', ['stop', ['shutdown', 'x']])
    await settle()
    emit([await S.kids(s), await flush()])
    await Supervisor.stop(s)
    emit(await recv())
  }
}
