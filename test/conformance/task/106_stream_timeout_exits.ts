import { _, type Pid, Process, type Reason, receive, self, send, spawnMonitor, Task } from 'linecard'
import { catching, type Down, emit, flush, park, recv, recvAs, settle, spawnAs } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const f = async (n: number): Promise<number> => {
    if (n === 2) await park()
    if (n === 3) await Process.sleep(30)
    return n
  }
  const collect = () => toList(Task.asyncStream([1, 2, 3], f, { maxConcurrency: 3, timeout: 60 }))
  const [p, ref] = spawnMonitor(collect)
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, p, _])
  emit(['p down', r])
  emit(await catching(collect))
  await settle()
  emit(['mailbox', await flush()])

  spawnAs('q', async () => {
    const q = self()
    const slow = async (n: number) => {
      if (n === 1) await park()
      if (n === 2) await Process.sleep(60)
      if (n === 3) {
        send(q, ['i_am', self()])
        await receive('go')
        send(q, 'spoke')
      }
    }
    const [, r] = await catching(() => toList(Task.asyncStream([1, 2, 3], slow, { maxConcurrency: 2, timeout: 100 })))
    const [, three] = await recvAs<['i_am', Pid]>(['i_am', _])
    const alive = Process.alive(three)
    send(three, 'go')
    const said = await recv(50)
    send(me, ['q', r, alive, said])
  })
  emit(await recvAs<['q', Reason, boolean, unknown]>(['q', _, _, _]))
}
