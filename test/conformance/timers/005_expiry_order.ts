import { Process, self } from 'linecard'
import { emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const [m, t] of Object.entries({ c: 150, a: 50, b: 100 })) Process.sendAfter(self(), m, t)
  for (let i = 1; i <= 3; i++) emit(['recv', await recv()])
}
