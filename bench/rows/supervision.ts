import { openSync, writeSync } from 'node:fs'
import { inspect } from 'node:util'
import {
  exit,
  GenServer,
  logReports,
  noreply,
  ok,
  Pid,
  Registry,
  type ReportLogger,
  receive,
  reply,
  Supervisor,
  self,
  send,
} from 'linecard'
import { type Row, rate, rateAfter } from '../row.ts'
import { endSupervisor, freshSupervisors, settled, startChildren } from './servers.ts'

const REGISTRY = 'Bench.Registry'
const NAMES = 10_000
const CHILDREN = 5000
/** Few for each supervisor: OTP's looks through those of the last seconds at each. */
const ENDS = 100
const SUPERVISORS = 20

const named = {
  name: 'Named',
  init(id: number) {
    Registry.register(REGISTRY, id, null)
    return ok(0)
  },
  handleCall: (_request: unknown, _from: unknown, count: number) => reply(count, count),
  handleInfo: (_message: unknown, count: number) => noreply(count + 1),
}

/** Tells that it is there, and crashes when it is told to. */
const crashing = {
  name: 'Crashing',
  init(teller: Pid) {
    send(teller, self())
    return ok(null)
  },
  handleCast() {
    throw new Error('as told')
  },
}

export const supervisionRows: readonly Row[] = [
  {
    name: 'registry-lookup',
    unit: 'M/s',
    rivals: ['beam'],
    async run() {
      const registry = await Registry.startLink({ keys: 'unique', name: REGISTRY })
      const servers: Pid[] = []
      for (let id = 0; id < NAMES; id++) servers.push(await GenServer.start(named, id))
      const result = await rate(NAMES, async () => {
        for (let id = 0; id < NAMES; id++) {
          const [entry] = Registry.lookup(REGISTRY, id)
          if (entry !== undefined) send(entry[0], id)
        }
        await settled(servers[NAMES - 1] as Pid)
      })
      await GenServer.stop(registry)
      return result
    },
  },
  {
    name: 'start-child',
    unit: 'M/s',
    rivals: ['beam'],
    run: () => rateAfter(CHILDREN, freshSupervisors(), (supervisor) => startChildren(supervisor, CHILDREN)),
  },
  restartRow('crash-restart', (server) => GenServer.cast(server, 'crash')),
  {
    name: 'crash-restart-logged',
    unit: 'k/s',
    rivals: ['beam'],
    async run(node, self) {
      const stop = logReports(node, toNowhere())
      const result = await rateOfRestarts(self, (server) => GenServer.cast(server, 'crash'))
      stop()
      return 1000 * result
    },
  },
  restartRow('kill-restart', (server) => exit(server, 'kill')),
]

/** A row that ends a supervised server in some way and waits until there is another. */
function restartRow(name: string, endServer: (server: Pid) => unknown): Row {
  return {
    name,
    unit: 'M/s',
    rivals: ['beam'],
    run: (_node, self) => rateOfRestarts(self, endServer),
  }
}

function rateOfRestarts(self: Pid, endServer: (server: Pid) => unknown): Promise<number> {
  return rate(ENDS * SUPERVISORS, async () => {
    for (let count = 0; count < SUPERVISORS; count++) await endRepeatedly(self, endServer)
  })
}

/** Prints as a console does what OTP's logger prints too, notices and worse, where nobody reads it. */
function toNowhere(): ReportLogger {
  const file = openSync('/dev/null', 'a')
  const print = (particulars: object, line: string): void => {
    writeSync(file, `${line} ${inspect(particulars)}\n`)
  }
  return { error: print, warn: print, info() {}, debug() {} }
}

async function endRepeatedly(self: Pid, endServer: (server: Pid) => unknown): Promise<void> {
  const start = [GenServer, 'startLink', [crashing, self]] as const
  const options = { strategy: 'one_for_one', maxRestarts: ENDS } as const
  const supervisor = await Supervisor.startLink([{ id: 'crashing', start }], options)
  let server = await receive(isPid)
  for (let count = 0; count < ENDS; count++) {
    endServer(server)
    server = await receive(isPid)
  }
  endSupervisor(supervisor)
}

function isPid(message: unknown): message is Pid {
  return message instanceof Pid
}
