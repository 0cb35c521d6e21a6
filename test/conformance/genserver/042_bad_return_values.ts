import { _, continueWith, GenServer, ok, type Pid, Process, receive, send } from 'linecard'
import { catching, type Down, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const down = async (s: Pid): Promise<void> => {
    const [, , , , r] = await receive<Down>(['DOWN', _, _, s, _])
    emit(['down', r])
  }
  const junk = (): unknown => 'junk'
  const s1 = await G.start({ as: 's1', call: junk })
  Process.monitor(s1)
  emit(await catching(() => GenServer.call(s1, 'x')))
  await down(s1)
  const s2 = await G.start({ cast: junk })
  Process.monitor(s2)
  GenServer.cast(s2, 'x')
  await down(s2)
  const s3 = await G.start({ info: junk })
  Process.monitor(s3)
  send(s3, 'x')
  await down(s3)
  const s4 = await G.start({ init: () => ok(0, continueWith('c')), continue: () => receive('go').then(junk) })
  Process.monitor(s4)
  send(s4, 'go')
  await down(s4)
}
