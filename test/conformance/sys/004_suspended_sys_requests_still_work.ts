import { GenServer, ok, Sys } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({ init: () => ok(1) })
  await Sys.suspend(s)
  emit([await Sys.getState(s)])
  emit([await Sys.replaceState(s, () => 2)])
  emit([await Sys.getState(s)])
  emit(['suspend', await Sys.suspend(s)])
  await Sys.resume(s)
  emit(['resume', await Sys.resume(s)])
  emit(['call', await GenServer.call(s, 'x')])
}
