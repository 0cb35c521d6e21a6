import { Pg } from 'linecard'
import { await_, catching, catchingClass, deadPid, emit, park, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const a = spawnAs('a', () => park())
  emit([Pg.getMembers('nog'), Pg.getLocalMembers('nog')])
  const joined = await catching(() => Pg.join('nos', 'g', a))
  emit(['join', joined[0] === 'exit' ? ['exit', (joined[1] as unknown[])[0]] : joined])
  emit(['members', await catchingClass(() => Pg.getMembers('nos', 'g'))])
  const d = await deadPid('d')
  emit(['join dead', await Pg.join('g', d)])
  await await_(() => Pg.getMembers('g').length === 0)
  emit(['members', Pg.getMembers('g')])
}
