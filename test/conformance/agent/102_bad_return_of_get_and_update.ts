import { Agent, monitor, Process } from 'linecard'
import { catching, emit, name, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const call = async (work: () => unknown) => {
    const outcome = await catching(work)
    if (outcome[0] !== 'exit') return outcome
    const [r, [m, f]] = outcome[1] as [unknown, [string, string, unknown]]
    return ['exit', r, m, f]
  }
  const a = await Agent.startLink(() => 0)
  name(a, 'a')
  emit(await call(() => Agent.getAndUpdate(a, () => 'nope' as never)))
  emit(await recv())
  const b = await Agent.start(() => 0)
  name(b, 'b')
  monitor(b)
  emit(await call(() => Agent.getAndUpdate(b, (n) => [n, n, n] as never)))
  emit(await recv())
}
