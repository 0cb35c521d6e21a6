import { exit, type From, GenServer, Process, type Reason, stop } from 'linecard'
import { catching, emit, G, recv } from '../harness.ts'

type Act = (from: From, state: number) => unknown
type Terminate = (reason: Reason) => unknown

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const acts: [Act, Terminate?][] = [
    [
      (from) => {
        GenServer.reply(from, 'answer')
        exit('boom')
      },
      (r) => emit(['terminate', r]),
    ],
    [
      (from) => {
        GenServer.reply(from, 'answer')
        throw new Error('bad')
      },
    ],
    [(_from, s) => stop('boom', 'answer', s), (r) => emit(['terminate', r])],
    [
      (_from, s) => stop('normal', 'answer', s),
      (r) => {
        emit(['terminate', r])
        exit('late')
      },
    ],
  ]
  for (const [index, [act, terminate]] of acts.entries()) {
    const s = await G.startLink({
      as: `s${index + 1}`,
      call: (_x: 'x', from, s) => act(from, s),
      ...(terminate !== undefined && { terminate }),
    })
    const r = await catching(() => GenServer.call(s, 'x'))
    const m = await recv()
    emit([r, m])
  }
}
