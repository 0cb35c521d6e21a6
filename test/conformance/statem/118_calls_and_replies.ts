import { _, callerOf, type From, GenStatem, keepStateAndData, reply, self, send } from 'linecard'
import { catching, emit, recv, recvAs, spawnAs } from '../harness.ts'
import { M, type MachineOptions } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const options: MachineOptions = {
    as: 's',
    handle: (t, c: ['echo', unknown] | 'keep' | 'slow') => {
      const f = callerOf(t) as From
      if (c[0] === 'echo') return keepStateAndData([reply(f, c[1])])
      if (c === 'keep') send(me, ['kept', f])
      return keepStateAndData()
    },
  }
  const s = await GenStatem.start(M.module, options, { name: 'machine' })
  emit(await GenStatem.call(s, ['echo', 1], ['clean_timeout', 1000]))
  emit(await GenStatem.call(s, ['echo', 2], ['dirty_timeout', 'infinity']))
  emit(await GenStatem.call('machine', ['echo', 3]))
  emit(await catching(() => GenStatem.call(s, 'slow', ['clean_timeout', 30])))
  emit(await catching(() => GenStatem.call(s, 'slow', ['dirty_timeout', 30])))
  emit(await catching(() => GenStatem.call('nobody', 'slow', 30)))
  for (const answer of [
    (f: From) => GenStatem.reply(f, 'one'),
    (f: From) => GenStatem.reply(reply(f, 'two')),
    (f: From) => GenStatem.reply([reply(f, 'three')]),
  ]) {
    spawnAs('c', async () => send(me, ['c', await GenStatem.call(s, 'keep')]))
    const [, f] = await recvAs<['kept', From]>(['kept', _])
    emit(answer(f))
    emit(await recv())
  }
  const r = GenStatem.sendRequest(s, ['echo', 4])
  emit(await GenStatem.waitResponse(r, 1000))
  emit(GenStatem.cast('nobody', 'x'))
}
