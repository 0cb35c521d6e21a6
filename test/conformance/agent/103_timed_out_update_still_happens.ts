import { Agent, sleep } from 'linecard'
import { catching, emit, flush, settle } from '../harness.ts'
import { withoutCall } from '../harness-agent.ts'

export default async function twin(): Promise<void> {
  const call = async (work: () => unknown) => withoutCall(await catching(work))
  const a = await Agent.startLink(() => 1)
  const slowly = async (x: number) => {
    await sleep(80)
    return x * 10
  }
  emit(await call(() => Agent.update(a, slowly, 20)))
  emit(await call(() => Agent.getAndUpdate(a, (x) => [x, x + 1], 20)))
  emit(['get', await Agent.get(a, (x) => x, 5000)])
  await settle(100)
  emit(['mailbox', await flush()])
  emit(['get', await Agent.get(a, (x) => x, 'infinity')])
}
