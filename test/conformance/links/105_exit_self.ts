import { _, exit, Process, self, spawnMonitor } from 'linecard'
import { type Down, type Exit, emit, name, recv, recvAs } from '../harness.ts'

const cases = [
  [false, 'normal'],
  [false, 'boom'],
  [true, 'normal'],
  [true, 'boom'],
  [true, 'kill'],
] as const

export default async function twin(): Promise<void> {
  for (const [trap, r] of cases) {
    const [p] = spawnMonitor(async () => {
      name(self(), 'p')
      Process.flag('trap_exit', trap)
      exit(self(), r)
      emit(['behind', trap, r])
      emit(await recv<Exit>(100))
    })
    const [, , , , x] = await recvAs<Down>(['DOWN', _, _, p, _])
    emit(['down', x])
  }
}
