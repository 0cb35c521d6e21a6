import { Process } from 'linecard'
import { emit, flush, G, settle } from '../harness.ts'

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const starting = G.startLink({
    as: 's',
    init: () => {
      throw new Error('bad')
    },
  })
  emit(['start_link', await starting.result()])
  await settle()
  emit(['mailbox', await flush()])
}
