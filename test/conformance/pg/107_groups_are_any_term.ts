import { Pg } from 'linecard'
import { emit, park, recv, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  for (const g of [['room', 1], 1, 'text', ['room', [1, null]]]) await Pg.join(g, a)
  const [, members] = await Pg.monitor(['room', 1])
  emit(members)
  for (const g of [['room', 1], 1, 'text', ['room', [1, null]], ['room', 2]]) emit(Pg.getMembers(g))
  await Pg.join(['room', 1], b)
  emit(await recv())
  emit(sorted(Pg.whichGroups()))
  emit([await Pg.leave(['room', 1], b), await Pg.leave(['room', 1], a)])
  emit([await recv(), await recv()])
  emit(sorted(Pg.whichGroups()))
}
