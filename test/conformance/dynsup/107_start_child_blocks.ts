import { DynamicSupervisor, self, send, spawn } from 'linecard'
import { emit, recv, settle, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one' })
  const me = self()
  const init = async () => {
    await settle(100)
    emit(['a is up'])
    return 'ok'
  }
  spawn(async () => {
    const result = await DynamicSupervisor.startChild(ds, W.spec('a', { quiet: true, init })).result()
    send(me, ['started', result[0]])
  })
  await settle(20)
  emit(await DynamicSupervisor.countChildren(ds))
  emit(await recv())
}
