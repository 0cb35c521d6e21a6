import { exit, GenServer, Process, type Reason, Registry, sleep, spawn, via } from 'linecard'
import { awaitDead, catching, deadPid, emit, G, park, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const slow = await G.start({
    as: 'slow',
    async terminate(r) {
      await sleep(200)
      emit(['done', r])
    },
  })
  emit(await catching(() => GenServer.stop(slow, 'normal', 50)))
  await awaitDead(slow)
  const s = await G.start({ as: 's', terminate: () => exit('other') })
  emit(await catching(() => GenServer.stop(s, 'shutdown')))
  const reasons: Reason[] = ['boom', ['shutdown', 'x'], 'kill', 'text', [1, [2]]]
  for (const reason of reasons) {
    const s = await G.start({ as: 's', terminate: (r) => emit(['terminate', r]) })
    emit([await catching(() => GenServer.stop(s, reason)), Process.alive(s)])
  }
  const killed = await G.start({ as: 'killed', terminate: park })
  spawn(async () => {
    await settle()
    Process.exit(killed, 'kill')
  })
  emit(await catching(() => GenServer.stop(killed, 'normal')))
  emit(await catching(() => GenServer.stop('nobody', 'normal', 10)))
  emit(await catching(() => GenServer.stop(['global', 'nobody'], 'normal', 10)))
  emit(await catching(() => GenServer.stop(via('R', 'nobody'), 'normal', 10)))
  const d = await deadPid('d')
  emit(await catching(() => GenServer.stop(d, 'normal', 10)))
}
