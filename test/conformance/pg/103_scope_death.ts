import { exit, GenServer, isAlive, monitor, Pg, Process } from 'linecard'
import { catching, catchingClass, collect, emit, flush, name, park, settle, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const s = await Pg.startLink('s')
  name(s, 's')
  const a = spawnAs('a', () => park())
  await Pg.join('s', 'g', a)
  await Pg.monitor('s', 'g')
  monitor(s)
  exit(s, 'kill')
  emit(sorted(await collect(2, 20)))
  emit(['alive', isAlive(a)])
  const groups = await catchingClass(() => Pg.whichGroups('s'))
  emit(['members', Pg.getMembers('s', 'g'), groups, await catchingClass(() => Pg.whichLocalGroups('s'))])
  const [, [r]] = (await catching(() => Pg.join('s', 'g', a))) as ['exit', [unknown]]
  emit(['join', r])
  const s2 = await Pg.start('s')
  name(s2, 's2')
  emit(['members', Pg.getMembers('s', 'g')])
  emit(['join', await Pg.join('s', 'g', a)])
  emit(['members', Pg.getMembers('s', 'g')])
  await settle()
  emit(['mailbox', await flush()])
  emit(['started', await Pg.startLink('s').result()])
  emit(['stop', await GenServer.stop('s'), Pg.getLocalMembers('s', 'g'), isAlive(a)])
}
