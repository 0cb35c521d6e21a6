import { type Pid, Process, self, send } from 'linecard'
import { catchingClass, emit, park, recv, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  for (let i = 1; i <= 10; i++) {
    spawnAs(`p${i}`, async () => {
      const [outcome] = await catchingClass(() => Process.register(self(), 'svc'))
      send(me, [outcome, self()])
      await park()
    })
  }
  const outcomes: [string, Pid][] = []
  for (let i = 1; i <= 10; i++) outcomes.push(await recv())
  const won = outcomes.filter(([outcome]) => outcome === 'ok')
  emit(['won', won.length])
  emit([won[0]?.[1] === Process.whereis('svc')])
}
