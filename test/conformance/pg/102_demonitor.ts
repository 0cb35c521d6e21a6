import { makeRef, Pg } from 'linecard'
import { collect, emit, flush, name, park, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  await Pg.join('g', a)
  const [g, members] = await Pg.monitor('g')
  name(g, 'g-ref')
  emit([g, members])
  const [scope, groups] = await Pg.monitorScope()
  name(scope, 'scope-ref')
  emit([scope, groups])
  const [none, nobody] = await Pg.monitor('none')
  name(none, 'none-ref')
  emit([none, nobody])
  await Pg.join('g', b)
  await Pg.join('none', b)
  await settle()
  emit(['demonitor', await Pg.demonitor(g), await Pg.demonitor(none)])
  emit(['mailbox', await flush()])
  await Pg.leave('g', a)
  emit(await collect(1))
  emit(['demonitor', await Pg.demonitor(scope), await Pg.demonitor(g), await Pg.demonitor(makeRef())])
  await Pg.leave('g', b)
  await settle()
  emit(['mailbox', await flush()])
}
