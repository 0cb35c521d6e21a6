import { DynamicSupervisor, spawnLink } from 'linecard'
import { emit, name, park } from '../harness.ts'

const Info = {
  start() {
    const pid = spawnLink(() => park())
    return ['ok', name(pid, 'x'), 'extra']
  },
}

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  emit(await DynamicSupervisor.startChild(ds, { id: 'x', start: [Info, 'start', []] }).result())
}
