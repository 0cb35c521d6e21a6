/** The connection's process: words become events of its session's machine, and what the machine says becomes frames. It decides nothing. */

import { connection, DynamicSupervisor, monitor, ok, type Pid, push, type Ref, self, stop } from 'linecard'
import { StateMachine } from 'linecard/state-machine'
import { type Names, sessionSpec } from './session-spec.ts'

interface State {
  /** Null while the machine is between a crash and its next start. */
  readonly session: Pid | null
}

type Message = ['text', string] | ['session', Pid] | ['DOWN', Ref, 'process', Pid, unknown] | ['EXIT', Pid, unknown]

export const DeskConnection = connection({
  name: 'Desk.Connection',

  async init(_request, names: Names) {
    const session = await DynamicSupervisor.startChild(names.sessions, sessionSpec(self(), names))
    return ok<State>({ session: session as unknown as Pid })
  },

  handleIn([message], state) {
    if (message === 'crash line') throw new Error('as the client wished')
    if (typeof message !== 'string' || state.session === null) return push(['text', 'not now'], state)
    const event = eventOf(message)
    if (event === null) return push(['text', 'what?'], state)
    StateMachine.send(state.session, event)
    return ok(state)
  },

  handleInfo(message: Message, state) {
    switch (message[0]) {
      case 'text':
        return push(message, state)
      case 'session':
        monitor(message[1])
        return ok({ session: message[1] })
      case 'DOWN':
        // Done is done. After a crash its supervisor starts it again, and it says so.
        return message[4] === 'normal' ? stop('normal', [1000, 'bye'], state) : ok({ session: null })
      default:
        return ok(state)
    }
  },
})

function eventOf(message: string): { type: string } | null {
  const [word = '', rest = ''] = message.split(/ (.*)/s)
  switch (word) {
    case 'login':
      return { type: 'login', token: rest } as { type: string }
    case 'say':
      return { type: 'say', text: rest } as { type: string }
    case 'work':
      return Number.isInteger(Number(rest)) ? ({ type: 'work', n: Number(rest) } as { type: string }) : null
    case 'crash':
    case 'bye':
      return { type: word }
    default:
      return null
  }
}
