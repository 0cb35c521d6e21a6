import { Agent, Process } from 'linecard'
import { emit, name, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const a = await Agent.startLink(() => 0)
  name(a, 'a')
  Agent.cast(a, () => {
    throw new Error('bad')
  })
  emit(await recv())
}
