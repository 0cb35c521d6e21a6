import { DynamicSupervisor, exit, Process } from 'linecard'
import { await_, emit, flush, G, name, settle } from '../harness.ts'

const Three = {
  startLink(a: string, b: string, c: string) {
    emit(['start', a, b, c])
    return G.startLink({}, { name: 'three' })
  },
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const options = { strategy: 'one_for_one', name: 'ds', timeout: 1000, extraArguments: ['x', 'y'] } as const
  const ds = await DynamicSupervisor.startLink(options)
  name(ds, 'ds')
  emit(await DynamicSupervisor.startLink(options).result())
  const first = await DynamicSupervisor.startChild('ds', { id: 'any', start: [Three, 'startLink', ['z']] })
  exit(first, 'kill')
  await await_(() => ![null, first].includes(Process.whereis('three')))
  await settle()
  emit(['mailbox', await flush()])
  emit(['stop', await DynamicSupervisor.stop('ds'), Process.whereis('ds'), Process.whereis('three')])
}
