import {
  ExitError,
  monitor,
  Node,
  type Pid,
  REPORT_EVENT,
  type Reason,
  type Report,
  receive,
  runProcess,
  VirtualClock,
} from '../../src/actors/index.ts'

/** A node whose time jumps ahead whenever nothing is left to do. */
export function virtualNode(): Node {
  return new Node({ clock: new VirtualClock().runAutomatically() })
}

/** Runs `work` as a process of a node of its own, on virtual time. */
export function inProcess<T>(work: (self: Pid) => T | PromiseLike<T>): Promise<Awaited<T>> {
  return runProcess(virtualNode(), work)
}

/** Monitors `pid` and resolves to the reason with which it ends; called by a process. */
export async function endOf(pid: Pid): Promise<Reason> {
  const ref = monitor(pid)
  const down = await receive<unknown[]>((message: unknown) => Array.isArray(message) && message[1] === ref)
  return down[4]
}

/** All messages that are in the caller's mailbox now. */
export async function mailbox(): Promise<unknown[]> {
  const nothing = Symbol('nothing')
  const messages: unknown[] = []
  for (;;) {
    const message: unknown = await receive(undefined, 0, nothing)
    if (message === nothing) return messages
    messages.push(message)
  }
}

/** What came of `work`: its value, the reason of the exit that it threw, or the error. */
export async function outcome(work: () => unknown): Promise<['ok' | 'exit' | 'error', unknown]> {
  try {
    return ['ok', await work()]
  } catch (thrown) {
    return thrown instanceof ExitError ? ['exit', thrown.reason] : ['error', thrown]
  }
}

/** Collects the reports of a node from now on. */
export function reportsOf(node: Node): Report[] {
  const reports: Report[] = []
  node.telemetry.attach('test', [REPORT_EVENT], (_event, _measurements, report) => {
    reports.push(report as unknown as Report)
  })
  return reports
}
