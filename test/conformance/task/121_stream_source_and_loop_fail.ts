import { _, type Pid, Process, receive, self, send, sleep, Task } from 'linecard'
import { catching, type Down, emit, flush, park, settle, spawnAs } from '../harness.ts'
import { toList } from '../harness-tasks.ts'

async function* source(last: number): AsyncGenerator<number> {
  try {
    for (let n = 1; n <= last; n++) yield n
    await sleep(20)
    throw new Error('dry')
  } finally {
    emit('closed')
  }
}

export default async function twin(): Promise<void> {
  const me = self()
  const f = async (n: number) => {
    if (n === 1) {
      await sleep(30)
      return 1
    }
    send(me, ['two', self()])
    return await park()
  }
  const w = spawnAs('w', async () => {
    const [, p] = await receive<['watch', Pid]>(['watch', _])
    const ref = Process.monitor(p)
    send(me, 'watching')
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    send(me, ['down', r])
  })
  emit(
    await catching(async () => {
      for await (const _result of Task.asyncStream(source(9), f, { maxConcurrency: 2 })) {
        const [, p] = await receive<['two', Pid]>(['two', _])
        send(w, ['watch', p])
        await receive('watching')
        throw 'v'
      }
    }),
  )
  const [, r] = await receive<['down', unknown]>(['down', _])
  emit(['two down', r])
  emit(await catching(() => toList(Task.asyncStream(source(2), f, { maxConcurrency: 3 }))))
  const [, p] = await receive<['two', Pid]>(['two', _])
  emit(['two alive', Process.alive(p)])
  await settle(20)
  emit(['mailbox', await flush()])
}
