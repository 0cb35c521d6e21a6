import { _, continueWith, GenServer, ok, type Pid, Process, receive, send } from 'linecard'
import { catching, type Down, emit, G } from '../harness.ts'

async function down(s: Pid, go: () => unknown): Promise<void> {
  const ref = Process.monitor(s)
  go()
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
}

export default async function twin(): Promise<void> {
  const replies = [
    ['reply', 'r', 0],
    ['reply', 'r', 0, 10],
    ['stop', 'r', 'reply', 0],
  ]
  for (const v of replies) {
    const s1 = await G.start({ cast: () => v })
    await down(s1, () => GenServer.cast(s1, 'x'))
    const s2 = await G.start({ info: () => v })
    await down(s2, () => send(s2, 'x'))
    const s3 = await G.start({
      init: () => ok(0, continueWith('c')),
      async continue() {
        await receive('go')
        return v
      },
    })
    await down(s3, () => send(s3, 'go'))
  }
  const junk = [['reply', 'r'], ['noreply'], ['stop', 'r'], ['stop', 'a', 'b', 'c', 'd'], 'reply', null, ['ok', 1]]
  for (const v of junk) {
    const s = await G.start({ as: 's', call: () => v })
    emit(await catching(() => GenServer.call(s, 'x')))
  }
}
