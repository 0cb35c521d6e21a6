import { Sys } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({ as: 's' })
  const f = async () => {
    const [, pid, , [, st, parent]] = await Sys.getStatus(s)
    emit(['status', pid, st, parent])
  }
  await f()
  await Sys.suspend(s)
  await f()
}
