import { call, GenServer, noreply, ok, type Pid, reply, send } from '../../src/actors/index.ts'
import { DynamicSupervisor, Registry } from '../../src/supervisor/index.ts'
import { type Row, rate } from '../row.ts'

const REGISTRY = 'Bench.Registry'
const NAMES = 10_000
const ROUNDS = 50
const CHILDREN = 50_000

const named = {
  name: 'Named',
  init(id: number) {
    Registry.register(REGISTRY, id, null)
    return ok(0)
  },
  handleCall: (_request: unknown, _from: unknown, count: number) => reply(count, count),
  handleInfo: (_message: unknown, count: number) => noreply(count + 1),
}

const idle = { name: 'Idle', init: (id: number) => ok(id) }

/** Ends a supervisor without ending its caller. */
async function stop(supervisor: Pid): Promise<void> {
  await GenServer.stop(supervisor)
}

export const supervisionRows: readonly Row[] = [
  {
    name: 'registry-lookup',
    unit: 'M/s',
    higherIsBetter: true,
    rival: 'beam',
    async run() {
      const registry = await Registry.startLink({ keys: 'unique', name: REGISTRY })
      const servers: Pid[] = []
      for (let id = 0; id < NAMES; id++) servers.push(await GenServer.start(named, id))
      const result = await rate(NAMES * ROUNDS, async () => {
        for (let round = 0; round < ROUNDS; round++) {
          for (let id = 0; id < NAMES; id++) {
            const [entry] = Registry.lookup(REGISTRY, id)
            if (entry !== undefined) send(entry[0], round)
          }
          await call(servers[NAMES - 1] as Pid, 'sync')
        }
      })
      for (const server of servers) await GenServer.stop(server)
      await stop(registry)
      return result
    },
  },
  {
    name: 'start-child',
    unit: 'M/s',
    higherIsBetter: true,
    rival: 'beam',
    async run() {
      const supervisor = await DynamicSupervisor.startLink()
      const result = await rate(CHILDREN, async () => {
        for (let id = 0; id < CHILDREN; id++) {
          await DynamicSupervisor.startChild(supervisor, {
            id,
            start: [GenServer, 'startLink', [idle, id]],
            restart: 'temporary',
          })
        }
      })
      await stop(supervisor)
      return result
    },
  },
]
