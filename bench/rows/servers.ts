import { DynamicSupervisor, exit, GenServer, noreply, ok, type Pid, reply, unlink } from 'linecard'

/** Counts what it gets. */
export const sink = {
  name: 'Sink',
  init: (count: number) => ok(count),
  handleCall: (_request: unknown, _from: unknown, count: number) => reply(count, count),
  handleCast: (_request: unknown, count: number) => noreply(count + 1),
  handleInfo: (_message: unknown, count: number) => noreply(count + 1),
}

/** Does nothing. */
export const idle = { name: 'Idle', init: (id: number) => ok(id) }

export async function startSinks(count: number): Promise<Pid[]> {
  const servers: Pid[] = []
  for (let index = 0; index < count; index++) servers.push(await GenServer.start(sink, 0))
  return servers
}

/** Resolves when `server` has handled all that it has. */
export async function settled(server: Pid): Promise<void> {
  await GenServer.call(server, 'sync')
}

/** Ends a supervisor at once, and its children by their links. */
export function endSupervisor(supervisor: Pid): void {
  unlink(supervisor)
  exit(supervisor, 'kill')
}

/** Makes dynamic supervisors, each in place of the one before. */
export function freshSupervisors(): () => Promise<Pid> {
  let last: Pid | null = null
  return async () => {
    if (last !== null) endSupervisor(last)
    last = await DynamicSupervisor.startLink()
    return last
  }
}

/** Starts so many idle children, one after the other. */
export async function startChildren(supervisor: Pid, count: number): Promise<void> {
  for (let id = 0; id < count; id++) {
    const start = [GenServer, 'startLink', [idle, id]] as const
    await DynamicSupervisor.startChild(supervisor, { id, start, restart: 'temporary' })
  }
}
