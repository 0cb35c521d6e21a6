import { Pg } from 'linecard'
import { emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink('s1')
  await Pg.startLink('s2')
  const a = spawnAs('a', () => park())
  await Pg.join('s1', 'g', a)
  emit([Pg.getMembers('s1', 'g'), Pg.getMembers('s2', 'g')])
  emit([Pg.whichGroups('s1'), Pg.whichGroups('s2')])
}
