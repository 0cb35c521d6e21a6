import { _, GenServer, GenStatem, genServer, monitor, ok, receive, Sys, send } from 'linecard'
import { emit, LogH } from '../harness.ts'
import { M } from '../harness-statem.ts'

const Only = genServer({ init: (x: number) => ok(x) })

export default async function twin(): Promise<void> {
  LogH.install()
  const s = await GenServer.start(Only, 1)
  send(s, 'junk')
  await Sys.getState(s)
  emit(['server'])
  const m = await M.start({
    handle: () => {
      throw new Error('bad')
    },
  })
  const ref = monitor(m)
  GenStatem.cast(m, 'x')
  await receive(['DOWN', ref, _, _, _])
  emit(['machine'])
}
