import { Agent, exit, Pid, Supervisor, whereis } from 'linecard'
import { await_, emit, sorted } from '../harness.ts'
import { childOf, pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const named = { id: 'named', start: [Agent, 'startLink', [() => 1, { name: 'ag' }]] } as const
  const s = await S.sup('sup', [[Agent, () => 10], named], { strategy: 'one_for_one' })
  emit(sorted((await Supervisor.whichChildren(s)).map(([id, , type]) => [id, type])))
  const first = (await childOf(s, 'Agent')) as Pid
  await Agent.update('ag', (n: number) => n + 1)
  emit([await Agent.get('ag', (n: number) => n), await Agent.get(first, (n: number) => n)])
  const old = pidOf('ag')
  exit(old, 'kill')
  await await_(() => whereis('ag') !== null && whereis('ag') !== old)
  emit([await Agent.get('ag', (n: number) => n)])
  Agent.cast(first, () => {
    throw new Error('bad')
  })
  await await_(async () => {
    const p = await childOf(s, 'Agent')
    return p instanceof Pid && p !== first
  })
  emit(await Supervisor.countChildren(s))
}
