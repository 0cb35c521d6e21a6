import { _, GenServer, Process, receive } from 'linecard'
import { emit, G, LogH } from '../harness.ts'

export default async function twin(): Promise<void> {
  LogH.install()
  const s = await G.start({
    cast: () => {
      throw new Error('bad')
    },
  })
  const ref = Process.monitor(s)
  GenServer.cast(s, 'x')
  await receive(['DOWN', ref, _, _, _])
  emit(['down'])
}
