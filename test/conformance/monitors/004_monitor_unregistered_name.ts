import { _, monitor, node } from 'linecard'
import { type Down, emit, recvAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ref = monitor('nobody_here')
  const [, , , object, r] = await recvAs<Down>(['DOWN', ref, 'process', [_, _], _])
  const [n, nd] = object as [string, string]
  emit(['DOWN', [n, nd === node()], r])
}
