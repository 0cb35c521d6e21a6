import { GenServer, genServer, ok, type Pid, Process, Sys } from 'linecard'
import { emit, G, name } from '../harness.ts'

const F = genServer({
  init(n: number) {
    Process.put('key', 'value')
    return ok(n)
  },
  formatStatus(status) {
    emit(['format_status', Object.entries(status).sort()])
    return { ...status, state: 'hidden' }
  },
})

type Misc = [['header', string], ['data', unknown], ['data', unknown]]

export default async function twin(): Promise<void> {
  const words = async (s: Pid) => {
    const [, pid, [, m], [dict, st, parent, dbg, misc]] = await Sys.getStatus(s)
    const [[, header], [, d1], [, d2]] = misc as Misc
    const key = (dict as [unknown, unknown][]).find(([k]) => k === 'key')?.[1] ?? null
    emit([pid, m, key, st, parent, dbg.length, d1, d2])
    return header
  }
  const f = await F.startLink(1, { name: 'f' })
  name(f, 'f')
  emit([await words(f)])
  const g = await G.start({ as: 'g' })
  await Sys.log(g, true)
  GenServer.cast(g, 'x')
  await Sys.suspend(g)
  emit([(await words(g)).slice(0, 26)])
}
