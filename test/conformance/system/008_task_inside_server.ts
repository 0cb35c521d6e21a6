import {
  exit,
  type From,
  GenServer,
  genServer,
  noreply,
  ok,
  type Pid,
  Process,
  type Ref,
  reply,
  TaskSupervisor,
} from 'linecard'
import { emit, settle } from '../harness.ts'

type Work = () => unknown

const Runner = genServer({
  init: (ts: Pid) => ok([ts, new Map<Ref, From>()] as const),

  async handleCall(request: ['run', Work] | 'pending', from, state) {
    const [ts, m] = state
    if (request === 'pending') return reply(m.size, state)
    const t = await TaskSupervisor.asyncNolink(ts, request[1])
    return noreply([ts, new Map(m).set(t.ref, from)] as const)
  },

  handleInfo(message: ['DOWN', Ref, 'process', Pid, unknown] | [Ref, unknown], [ts, m]) {
    const rest = new Map(m)
    if (message[0] === 'DOWN') {
      const [, ref, , , r] = message as ['DOWN', Ref, 'process', Pid, unknown]
      GenServer.reply(m.get(ref) as From, ['crashed', r])
      rest.delete(ref)
    } else {
      const [ref, v] = message
      Process.demonitor(ref, { flush: true })
      GenServer.reply(m.get(ref) as From, ['ok', v])
      rest.delete(ref)
    }
    return noreply([ts, rest] as const)
  },
})

export default async function twin(): Promise<void> {
  const ts = await TaskSupervisor.startLink()
  const s = await Runner.startLink(ts)
  const functions: Work[] = [
    () => 5,
    () => exit('boom'),
    () => {
      throw new Error('bad')
    },
  ]
  for (const f of functions) emit(await GenServer.call(s, ['run', f]))
  await settle()
  emit([Process.info(s, 'message_queue_len'), await GenServer.call(s, 'pending')])
}
