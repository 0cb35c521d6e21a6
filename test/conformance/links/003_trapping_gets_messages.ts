import { _, exit, Process } from 'linecard'
import { type Exit, emit, recvAs, spawnLinkAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const bad = (): never => {
    throw new Error('bad')
  }
  const ends = [() => 'ok', () => exit('normal'), () => exit('shutdown'), () => exit('boom'), bad]
  for (const [i, end] of ends.entries()) {
    const c = spawnLinkAs(`c${i + 1}`, end)
    const [, , r] = await recvAs<Exit>(['EXIT', c, _])
    emit(['EXIT', c, r])
  }
}
