import { Process, type SupervisorInit, supervisor } from 'linecard'
import { emit } from '../harness.ts'

const Sup = supervisor({ name: 'Sup', init: (f: () => unknown) => f() as SupervisorInit })

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const variants = [
    () => 'ignore',
    () => 'junk',
    () => {
      throw new Error('bad')
    },
  ]
  for (const f of variants) emit(['start_link', await Sup.startLink(f).result()])
}
