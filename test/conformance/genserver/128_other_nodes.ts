import { _, GenServer, type Name, node, noreply, ok, Process, receive, reply, send } from 'linecard'
import { catching, catchingClass, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const x = 'x@nowhere'
  const s = await G.start<unknown[]>(
    {
      as: 's',
      init: () => ok([]),
      cast: (m, s) => noreply([m, ...s]),
      call: (m, _from, s) => reply([m, s], s),
    },
    { name: 'srv' },
  )
  const targets: Name[] = [
    ['srv', x],
    ['srv', node()],
    ['nobody', node()],
  ]
  for (const t of targets) {
    emit(await catching(() => GenServer.call(t, 'x', 100)))
    emit(await catching(() => GenServer.call(t, 'x', 'infinity')))
    emit([GenServer.cast(t, 'y'), send(t, 'z')])
    emit(GenServer.whereis(t))
    const watch = async () => {
      const ref = Process.monitor(t)
      const down = await receive<unknown[]>(['DOWN', ref, _, _, _], 50)
      Process.demonitor(ref, { flush: true })
      return down === undefined ? ['alive'] : [down[0], ...down.slice(2)]
    }
    emit(await catchingClass(watch))
    emit(await catching(() => GenServer.receiveResponse(GenServer.sendRequest(t, 'x'), 100)))
  }
  emit(await GenServer.multiCall([node(), x], 'srv', 'x', 100))
  const r = GenServer.abcast([node(), x], 'srv', 'w')
  emit([r, await GenServer.call(s, 'sync')])
  emit(await catching(() => GenServer.stop(['nobody', node()], 'normal', 100)))
  emit(await catching(() => GenServer.stop(['srv', node()], 'normal', 100)))
}
