import { Pg, self } from 'linecard'
import { collect, emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  await Pg.monitorScope()
  emit(['join', await Pg.join('g', []), Pg.whichGroups(), Pg.whichLocalGroups(), Pg.getMembers('g')])
  emit(['join', await Pg.join('g', [a, b, a])])
  emit(['leave', await Pg.leave('g', [b, self(), b])])
  emit(['leave', await Pg.leave('g', [self()]), await Pg.leave('g', []), await Pg.leave('h', a)])
  emit(['members', Pg.getMembers('g'), Pg.whichLocalGroups()])
  emit(['leave', await Pg.leave('g', [a, a]), Pg.whichGroups()])
  for (const m of await collect(3)) emit(m)
}
