import { exit, type Pid, Process, Supervisor, self } from 'linecard'
import { emit, flush, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const unlink = () => {
    Process.unlink(Process.info(self(), 'ancestors')?.[0] as Pid)
    return 'ok'
  }
  const s = await S.sup('sup', [W.spec('u', { quiet: true, init: unlink }), W.spec('a', { quiet: true })], {
    strategy: 'one_for_one',
  })
  exit(pidOf('u'), 'kill')
  await settle()
  const entries = [...(await Supervisor.whichChildren(s))]
  emit(entries.map(([id, p]) => [id, Process.alive(p as Pid)]))
  emit([(await Supervisor.countChildren(s)).active, await Supervisor.stop(s), true])
  await flush()
  const link = () => {
    Process.link(pidOf('b2'))
    return 'ok'
  }
  const children = [W.spec('a2', { trap: true }), W.spec('b2'), W.spec('c2', { init: link })]
  const s2 = await S.sup('sup', children, { strategy: 'one_for_all', maxRestarts: 1 })
  exit(pidOf('b2'), 'kill')
  await settle()
  emit([await S.kids(s2), await flush()])
}
