/** Who watches whom. */

import { type ChildDefinition, DynamicSupervisor, listener, TaskSupervisor } from 'linecard'
import { DeskConnection } from './desk-connection.ts'
import type { Names } from './session-spec.ts'

/** The children of the desk's supervisor. Sessions and tasks are there before the first line, and outlive the last. */
export function deskChildren(
  options: Pick<Parameters<typeof listener>[0], 'port' | 'host' | 'name' | 'onWarning' | 'transport'>,
): readonly ChildDefinition[] {
  const names: Names = { sessions: 'Desk.Sessions', tasks: 'Desk.Tasks' }
  return [
    [TaskSupervisor, { name: names.tasks }],
    [DynamicSupervisor, { name: names.sessions, maxRestarts: 100 }],
    [DynamicSupervisor, { name: 'Desk.Lines' }],
    listener({
      ...options,
      connections: 'Desk.Lines',
      routes: [{ path: '/desk', connection: DeskConnection, argument: names }],
    }),
  ]
}
