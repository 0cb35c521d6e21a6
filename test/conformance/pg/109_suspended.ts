import { exit, Pg, Sys, self, send } from 'linecard'
import { collect, emit, flush, park, settle, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const pg = await Pg.startLink()
  const me = self()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  await Pg.join('g', a)
  await Pg.monitor('g')
  emit(await Sys.suspend(pg))
  spawnAs('j', async () => {
    send(me, ['joined', await Pg.join('g', b)])
  })
  await settle()
  emit(['members', Pg.getMembers('g')])
  exit(a, 'kill')
  await settle()
  emit(['mailbox', await flush()])
  emit(await Sys.resume(pg))
  emit(sorted(await collect(3)))
  emit(['members', Pg.getMembers('g')])
}
