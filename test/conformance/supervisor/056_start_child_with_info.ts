import { Supervisor, spawnLink } from 'linecard'
import { emit, name, park } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const Info = {
  start() {
    const pid = spawnLink(() => park())
    return ['ok', name(pid, 'x'), 'extra']
  },
}

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [], { strategy: 'one_for_one' })
  emit(await Supervisor.startChild(s, { id: 'x', start: [Info, 'start', []] }).result())
  emit(await S.kids(s))
}
