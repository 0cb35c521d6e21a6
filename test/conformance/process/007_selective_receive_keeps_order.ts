import { _, receive, self, send } from 'linecard'
import { emit, flush } from '../harness.ts'

export default async function twin(): Promise<void> {
  for (const message of [
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['b', 2],
    ['c', 1],
  ]) {
    send(self(), message)
  }
  const bs: number[] = []
  for (let i = 1; i <= 2; i++) bs.push((await receive<['b', number]>(['b', _]))[1])
  emit(['b', bs])
  emit(['rest', await flush()])
}
