import { Pg } from 'linecard'
import { catching, catchingClass, emit, name, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = await Pg.startLink()
  name(p, 'pg')
  const a = spawnAs('a', () => park())
  emit(await catching(() => Pg.join('nos', 'g', a)))
  emit(await catching(() => Pg.leave('nos', 'g', [a])))
  emit(await catching(() => Pg.monitor('nos', 'g')))
  emit(await catching(() => Pg.monitorScope('nos')))
  emit(await catchingClass(() => Pg.whichGroups('nos')))
  const x = 'x' as never
  for (const f of [() => Pg.join('g', x), () => Pg.join('g', [a, x]), () => Pg.leave('g', x)]) {
    const [kind] = await catching(f)
    emit(kind)
  }
  emit(['members', Pg.getMembers('g')])
  emit([await Pg.start('pg').result(), await Pg.startLink().result()])
}
