import { Process, spawn } from 'linecard'
import { emit, park } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const n of ['zz_a', 'zz_b'])
    Process.register(
      spawn(() => park()),
      n,
    )
  const look = (): void => {
    const list = Process.registered()
    emit(['zz_a', 'zz_b', 'zz_c'].map((n) => list.includes(n)))
  }
  look()
  Process.unregister('zz_a')
  look()
}
