import { exit, Pg, receive, self, send } from 'linecard'
import { collect, emit, park, recv, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const me = self()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', async () => {
    await receive('go')
    send(me, 'went')
  })
  for (const g of ['g', 'h', 'g', 'i']) await Pg.join(g, a)
  await Pg.join('g', b)
  const [, groups] = await Pg.monitorScope()
  emit(['g', 'h', 'i'].map((g) => sorted(groups.get(g) ?? [])))
  exit(a, 'kill')
  emit(await collect(4))
  emit(['groups', sorted(Pg.whichGroups()), Pg.whichLocalGroups()])
  emit(['members', Pg.getMembers('g'), Pg.getLocalMembers('g'), Pg.getMembers('h')])
  send(b, 'go')
  emit([await recv(), await recv()])
  emit(['groups', Pg.whichGroups()])
}
