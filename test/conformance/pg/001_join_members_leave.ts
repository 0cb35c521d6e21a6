import { Pg } from 'linecard'
import { emit, park, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  emit([await Pg.join('g', a), await Pg.join('g', [b, a])])
  emit(['members', sorted(Pg.getMembers('g'))])
  emit(['leave', await Pg.leave('g', a)])
  emit(['members', sorted(Pg.getMembers('g'))])
  emit(['leave', await Pg.leave('g', [a, b])])
  emit(['members', Pg.getMembers('g')])
  emit(['leave', await Pg.leave('g', b)])
  emit(['groups', Pg.whichGroups()])
}
