import { Agent, exit, Process, self, sleep, whereis } from 'linecard'
import { emit, flush, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const bad = () => {
    throw new Error('bad')
  }
  const x = () => {
    throw 'x'
  }
  for (const f of [bad, () => exit('why'), x]) {
    emit(await Agent.startLink(f, { name: 'ag' }).result())
    await settle()
    emit(['mailbox', await flush()])
  }
  emit(await Agent.startLink(() => sleep(100), { name: 'ag', timeout: 20 }).result())
  await settle()
  emit(['mailbox', await flush()])
  const a = await Agent.startLink(() => self(), { name: 'ag' })
  emit(['self', (await Agent.get('ag', (pid) => pid)) === a, whereis('ag') === a])
}
