import {
  _,
  callerOf,
  type From,
  GenStatem,
  keepState,
  monitor,
  ok,
  type Pid,
  receive,
  reply,
  self,
  send,
  stopAndReply,
} from 'linecard'
import { type Down, emit, recv, recvAs, spawnAs } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  const mk = (as: string, replies: (f: From, d: From[]) => unknown): Promise<Pid> =>
    M.start({
      as,
      init: () => ok('a', []),
      handle: (t, c: 'keep' | 'q', _s, d: From[]) => {
        const f = callerOf(t) as From
        if (c === 'q') return replies(f, d)
        send(me, 'kept')
        return keepState([f])
      },
      terminate: async (r, s, d: unknown[]) => {
        await receive('have', 500)
        emit(['terminate', r, s, d.length])
      },
    })

  let m = await mk('m1', (f) => stopAndReply('normal', reply(f, 'r')))
  let ref = monitor(m)
  emit(['reply', await GenStatem.call(m, 'q')])
  send(m, 'have')
  emit(['down', (await receive<Down>(['DOWN', ref, _, _, _]))[4]])

  m = await mk('m2', (f, [first]) => stopAndReply('why', [reply(first as From, 'r1'), reply(f, 'r2')], [1, 2]))
  ref = monitor(m)
  const pid = m
  spawnAs('c', async () => send(me, ['c', await GenStatem.call(pid, 'keep')]))
  await recvAs('kept')
  emit(['reply', await GenStatem.call(m, 'q')])
  emit(await recv())
  send(m, 'have')
  emit(['down', (await receive<Down>(['DOWN', ref, _, _, _]))[4]])

  m = await mk('m3', (f) => ['stop_and_reply', 'why', [reply(f, 'r'), 'junk']])
  ref = monitor(m)
  emit(['reply', await GenStatem.call(m, 'q')])
  send(m, 'have')
  emit(['down', (await receive<Down>(['DOWN', ref, _, _, _]))[4]])
}
