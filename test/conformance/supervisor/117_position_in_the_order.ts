import { exit, Supervisor } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const trapping = (id: string) => W.spec(id, { trap: true })
  const s = await S.sup('sup', ['a', 'b', 'c'].map(trapping), { strategy: 'one_for_one' })
  await Supervisor.startChild(s, trapping('d'))
  const ids = async () => emit((await Supervisor.whichChildren(s)).map(([id]) => id))
  await ids()
  await Supervisor.terminateChild(s, 'b')
  await Supervisor.restartChild(s, 'b')
  await ids()
  await Supervisor.terminateChild(s, 'b')
  await Supervisor.deleteChild(s, 'b')
  await Supervisor.startChild(s, trapping('b'))
  await ids()
  const a = pidOf('a')
  exit(a, 'kill')
  await awaitNew('a', a)
  await ids()
  await Supervisor.stop(s)
}
