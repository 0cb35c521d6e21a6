import { _, exit, GenServer, type Pid, Process, stop } from 'linecard'
import { emit, G, recv, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const start = (as: string) =>
    G.startLink({ as, call: (_stop: 'stop', _from, s) => stop('bye', 'ok', s) }, { name: 'srv' })
  const ends: ((s: Pid) => unknown)[] = [
    (s) => GenServer.stop(s),
    () => GenServer.stop('srv', 'shutdown'),
    (s) => {
      exit(s, 'kill')
      return 'ok'
    },
    () => GenServer.call('srv', 'stop'),
  ]
  for (const [index, end] of ends.entries()) {
    const s = await start(`s${index + 1}`)
    emit(await start('other').result())
    const r = await end(s)
    const m = await recv()
    const again = (await start('again').result())[0]
    emit([r, m, again])
    await GenServer.stop('srv')
    await recvAs(['EXIT', _, 'normal'])
  }
}
