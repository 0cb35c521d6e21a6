import { type Pid, receive, self, send } from 'linecard'
import { emit, recv, spawnAs } from '../harness.ts'

async function forward(next: Pid): Promise<void> {
  for (;;) send(next, await receive())
}

export default async function twin(): Promise<void> {
  let first = self()
  for (let i = 1; i <= 20; i++) {
    const next = first
    first = spawnAs(`f${i}`, () => forward(next))
  }
  for (let i = 1; i <= 30; i++) send(first, i)
  const order: unknown[] = []
  for (let i = 1; i <= 30; i++) order.push(await recv())
  emit(['order', order])
}
