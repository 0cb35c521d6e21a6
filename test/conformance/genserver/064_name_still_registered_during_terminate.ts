import { GenServer, Process, self } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  await G.startLink(
    { terminate: () => emit(['whereis in terminate', Process.whereis('srv') === self()]) },
    { name: 'srv' },
  )
  await GenServer.stop('srv')
  emit(['after', Process.whereis('srv')])
}
