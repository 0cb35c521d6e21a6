import { Agent, Sys } from 'linecard'
import { catching, emit } from '../harness.ts'
import { withoutCall } from '../harness-agent.ts'

export default async function twin(): Promise<void> {
  const a = await Agent.startLink(() => 3)
  emit(['state', await Sys.getState(a)])
  emit(['replaced', await Sys.replaceState(a, (x: number) => x + 1), await Agent.get(a, (x) => x)])
  emit(await Sys.suspend(a))
  const [, r] = withoutCall(await catching(() => Agent.update(a, (x) => x * 10, 20)))
  emit([r, Agent.cast(a, (x) => x + 2)])
  emit(['state', await Sys.getState(a)])
  emit(await Sys.resume(a))
  emit(['get', await Agent.get(a, (x) => x)])
}
