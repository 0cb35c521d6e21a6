import { _, exit, monitor, type Pid } from 'linecard'
import { type Down, emit, flush, park, recvAs, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ps = new Map<number, Pid>()
  for (let i = 1; i <= 5; i++)
    ps.set(
      i,
      spawnAs(`p${i}`, () => park()),
    )
  for (const p of ps.values()) monitor(p)
  for (const i of [3, 1, 5, 2, 4]) {
    exit(ps.get(i) as Pid, 'kill')
    const [, , , p, r] = await recvAs<Down>(['DOWN', _, _, _, _])
    emit(['down', p, r])
  }
  await settle()
  emit(['mailbox', await flush()])
}
