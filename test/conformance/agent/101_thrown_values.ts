import { _, Agent, monitor, receive } from 'linecard'
import { catching, type Down, emit } from '../harness.ts'
import { withoutCall } from '../harness-agent.ts'

export default async function twin(): Promise<void> {
  const call = async (work: () => unknown) => withoutCall(await catching(work))
  const fling = (value: unknown) => (): never => {
    throw value
  }
  const a = await Agent.start(() => 0)
  emit(await call(() => Agent.get(a, fling(['reply', 1, 5]))))
  emit(await call(() => Agent.get(a, (n) => n)))
  emit(await call(() => Agent.update(a, fling(['noreply', 7]), 50)))
  emit(await call(() => Agent.get(a, (n) => n)))
  let ref = monitor(a)
  emit(await call(() => Agent.get(a, fling('v'))))
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
  const b = await Agent.start(() => 0)
  ref = monitor(b)
  emit(Agent.cast(b, fling('w')))
  const [, , , , s] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', s])
  for (const v of ['ignore', ['stop', 'no'], 'x']) emit(await Agent.start(fling(v)).result())
}
