import { DynamicSupervisor, GenServer } from 'linecard'
import { await_, emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const ds = await DynamicSupervisor.startLink({ strategy: 'one_for_one', maxChildren: 2 })
  const start = async (id: string): Promise<void> => {
    emit(await DynamicSupervisor.startChild(ds, W.spec(id, { quiet: true, restart: 'temporary' })).result())
  }
  for (const i of ['a', 'b', 'c']) await start(i)
  GenServer.cast('a', ['stop', 'normal'])
  await await_(async () => (await DynamicSupervisor.countChildren(ds)).active === 1)
  await start('c')
}
