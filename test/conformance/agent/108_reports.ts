import { Agent, Process, send } from 'linecard'
import { catching, emit, LogH, name, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  Process.flag('trap_exit', true)
  const a = await Agent.startLink(() => 3)
  name(a, 'a')
  send(a, 'junk')
  emit(['get', await Agent.get(a, (n) => n)])
  await catching(() =>
    Agent.get(a, () => {
      throw new Error('bad')
    }),
  )
  emit(await recv())
}
