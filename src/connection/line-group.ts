import type { Node } from '../actors/index.ts'
import { type AnyConnection, type ConnectionArgument, ConnectionModule } from './connection-module.ts'
import { ConnectionProgram } from './connection-program.ts'
import type { ExceededLimit } from './endings.ts'
import { type ConnectionLimits, type ResolvedLimits, resolveLimits } from './limits.ts'
import type { StartChild } from './start-connection.ts'

/** What all connections of one route have in common. */
export interface LineGroupOptions<C extends AnyConnection> {
  readonly node: Node
  readonly connection: C
  /** What `init` gets as its second argument. */
  readonly argument?: ConnectionArgument<C>
  /** Has their processes started: `underSupervisor(node, name)`, as a rule. */
  readonly startChild: StartChild
  readonly limits?: ConnectionLimits
}

/** How often clients went too far, since the route began. */
export type OverloadCounts = Record<ExceededLimit, number> & {
  /** Frames thrown away for slow readers, by the policies that do so. */
  droppedFrames: number
}

/** A route's connections, as `openConnection` needs to know them: made once, before the first one. */
export class LineGroup {
  readonly node: Node
  /** @internal */ readonly program: ConnectionProgram
  /** @internal */ readonly argument: unknown
  /** @internal */ readonly startChild: StartChild
  readonly limits: ResolvedLimits
  readonly overloads: OverloadCounts = {
    max_unanswered: 0,
    max_message_rate: 0,
    max_buffered_bytes: 0,
    droppedFrames: 0,
  }

  /** @throws {TypeError} when `connection` was not made by `connection()` @throws {TypeError | RangeError} when a limit cannot be one */
  constructor({ node, connection, argument, startChild, limits = {} }: LineGroupOptions<AnyConnection>) {
    if (!(connection instanceof ConnectionModule)) {
      throw new TypeError(`Expected \`connection\` to be made by connection(), got \`${String(connection)}\``)
    }
    this.node = node
    this.program = new ConnectionProgram(connection.spec)
    this.argument = argument
    this.startChild = startChild
    this.limits = resolveLimits(limits)
  }
}

/** Makes the group of a route; `argument` has the type that the connection's `init` wants. */
export function lineGroup<C extends AnyConnection>(options: LineGroupOptions<C>): LineGroup {
  return new LineGroup(options)
}
