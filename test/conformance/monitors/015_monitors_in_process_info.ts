import { demonitor, monitor, Process, register, self } from 'linecard'
import { emit, park, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = spawnAs('p', () => park())
  const q = spawnAs('q', () => park())
  register(q, 'qn')
  const r1 = monitor(p)
  monitor(p)
  monitor('qn')
  const monitors = (): unknown[] => {
    const objects = (Process.info(self(), 'monitors') ?? []).map(([, object]) => object)
    return sorted(objects.map((object) => (Array.isArray(object) ? ['name', object[0]] : ['pid', object])))
  }
  emit(['monitors', monitors()])
  emit(['monitored_by', Process.info(p, 'monitored_by')])
  demonitor(r1)
  emit(['monitors', monitors()])
  emit(['monitored_by', Process.info(p, 'monitored_by')])
}
