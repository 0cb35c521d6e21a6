import { ignore, ok, stop } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const fs = [
    () => ignore,
    () => stop('why'),
    () => 'junk',
    () => {
      throw new Error('bad')
    },
  ]
  for (const f of fs) emit(['start', await M.start({ init: f }).result()])
  emit(['start', (await M.start({ init: () => ok('a', 0) }).result())[0]])
}
