import { ok, Sys } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({ init: () => ok(1) }, { name: 'srv' })
  emit([await Sys.getState(s)])
  emit([await Sys.replaceState(s, (x) => x + 41)])
  emit([await Sys.getState(s)])
  emit([await Sys.getState('srv')])
}
