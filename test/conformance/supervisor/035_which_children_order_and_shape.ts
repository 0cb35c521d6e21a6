import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [
      W.spec('a', { quiet: true }),
      W.spec('g', { quiet: true, init: () => 'ignore' }),
      { id: 'n', type: 'supervisor', start: [Supervisor, 'startLink', [[], { strategy: 'one_for_one' }]] },
      W.spec('z', { quiet: true }),
    ],
    { strategy: 'one_for_one' },
  )
  const modules = new Map<unknown, string>([
    [W, 'W'],
    [Supervisor, 'Supervisor'],
  ])
  const children = await Supervisor.whichChildren(s)
  emit(children.map(([id, pid, type, mods]) => [id, pid, type, [...mods].map((module) => modules.get(module))]))
}
