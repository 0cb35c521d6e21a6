/** How one session's machine is started, and started again. */

import { type ChildSpec, isAlive, type Pid } from 'linecard'
import { type PersistedSnapshot, StateMachine, stateMachine } from 'linecard/state-machine'
import { sessionMachine } from './session.ts'

/** What the supervisors are called. */
export interface Names {
  readonly sessions: string
  readonly tasks: string
}

const Session = stateMachine(sessionMachine, { label: 'Desk.Session' })

/**
 * One session's machine: started again after a crash, from the snapshot before the event that it crashed with, unless its line is gone. A
 * machine that has begun is told to attach itself to the line, whether it is the first or not.
 */
export function sessionSpec(line: Pid, { tasks }: Names): ChildSpec {
  let last: PersistedSnapshot | null = null
  const store = {
    load: () => last,
    save: (snapshot: PersistedSnapshot) => {
      last = snapshot
    },
  }
  const start = async (): Promise<Pid | 'ignore'> => {
    if (!isAlive(line)) return 'ignore'
    const pid = await Session.startLink({ line, tasks }, { store })
    StateMachine.send(pid, { type: 'attach' })
    return pid
  }
  return { id: 'session', start, restart: 'transient' }
}
