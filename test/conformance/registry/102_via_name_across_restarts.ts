import { exit, GenServer, Pid, Registry } from 'linecard'
import { await_, emit, G, settle } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const via = (k: string) => ['via', Registry, ['R', k]] as const

export default async function twin(): Promise<void> {
  await Registry.startLink({ keys: 'unique', name: 'R' })
  const specs = ['s', 't'].map((k) => ({ id: k, start: [G, 'startLink', [{}, { name: via(k) }]] as const }))
  await S.sup('sup', specs, { strategy: 'one_for_all', maxRestarts: 10 })
  const holders = () => ['s', 't'].map((k) => GenServer.whereis(via(k)))
  for (let i = 1; i <= 3; i++) {
    const old = holders()
    if (old[0] instanceof Pid) exit(old[0], 'kill')
    await await_(() => holders().every((p) => p instanceof Pid && !old.includes(p)))
    emit([await GenServer.call(via('s'), i), await GenServer.call(via('t'), i)])
  }
  await settle()
  emit(['count', Registry.count('R')])
}
