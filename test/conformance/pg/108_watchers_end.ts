import { exit, Pg, Process, self, send, whereis } from 'linecard'
import { emit, park, recvAs, settle, sorted, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const p = await Pg.startLink()
  const me = self()
  const w = spawnAs('w', async () => {
    await Pg.join('g', self())
    await Pg.monitor('g')
    await Pg.monitorScope()
    send(me, 'ok')
    await park()
  })
  await recvAs('ok')
  const v = spawnAs('v', async () => {
    await Pg.monitor('g')
    send(me, 'ok')
    await park()
  })
  await recvAs('ok')
  const a = spawnAs('a', () => park())
  await Pg.join('g', a)
  const watched = () => sorted((Process.info(p, 'monitors') ?? []).map(([, q]) => q))
  emit(watched())
  exit(v, 'kill')
  exit(w, 'kill')
  await settle()
  emit(['alive', whereis('pg') === p, watched(), Pg.getMembers('g')])
  emit([await Pg.leave('g', a), watched(), await Pg.join('g', a), watched()])
}
