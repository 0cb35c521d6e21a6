/** Runs random programs on Linecard. Its twin, which does the same on the BEAM, is processes.exs. */

import {
  _,
  type AliasMode,
  alias,
  demonitor,
  exit,
  isAlive,
  link,
  makeRef,
  monitor,
  Node,
  type NodeOptions,
  Pid,
  Process,
  Ref,
  receive,
  register,
  runProcess,
  self,
  send,
  spawn,
  spawnLink,
  spawnMonitor,
  unalias,
  unlink,
  unregister,
  VirtualClock,
  whereis,
} from 'linecard'
import { catchingClass, type Down, flush, name, sorted } from '../harness.ts'
import { record, recording } from '../recording.ts'
import { render } from '../render.ts'
import type { RawTrace } from './canonical-trace.ts'

/** Runs a program on a node of its own, with the order of a seed if there is one. */
export async function runOnLinecard(line: string, options: Pick<NodeOptions, 'seed'> = {}): Promise<RawTrace> {
  const clock = new VirtualClock().runAutomatically()
  const node = new Node({ ...options, clock })
  record(node, clock)
  try {
    return await runProcess(node, async () => shown(await new Driver().run(line)) as RawTrace)
  } finally {
    node.stop()
  }
}

function shown(value: unknown): unknown {
  return render(value, recording().names)
}

type Words = readonly [operation: string, ...words: unknown[]]
type Command = ['do', step: number, driver: Pid, words: Words] | ['ping', Ref, from: Pid]

/** Executes one instruction at a time; what other workers send stays in the mailbox. */
async function worker(): Promise<void> {
  for (;;) {
    const command = await receive<Command>(isCommand)
    if (command[0] === 'ping') send(command[2], ['pong', command[1]])
    else {
      const [, step, driver, words] = command
      if (words[0] === 'return') return
      send(driver, ['done', step, await perform(words, step)])
    }
  }
}

function isCommand(message: unknown): message is Command {
  return Array.isArray(message) && (message[0] === 'do' || message[0] === 'ping')
}

function perform(words: Words, step: number): Promise<unknown> {
  if (words[0] === 'quit') exit(term(words[1]))
  if (words[0] === 'raise') throw new Error('oops')
  if (words[0] === 'throw') throw 'ball'
  return catchingClass(() => execute(words, step))
}

function execute([operation, first, ...rest]: Words, step: number): unknown {
  const [second] = rest
  switch (operation) {
    case 'trap':
      return Process.flag('trap_exit', first === 'true')
    case 'spawn':
      return spawnWorker(first)
    case 'link':
      return link(first as Pid)
    case 'unlink':
      return unlink(first as Pid)
    case 'monitor':
      if (second === undefined) return monitor(first as Pid | string)
      return monitor(first as Pid | string, second === 'tag' ? { tag: 'gone' } : { alias: second as AliasMode })
    case 'demonitor':
      return demonitor(first as Ref, { flush: rest.includes('flush'), info: rest.includes('info') })
    case 'alias':
      return alias(first as 'explicit_unalias' | 'reply')
    case 'unalias':
      return unalias(first as Ref)
    case 'exit':
      return exit(first as Pid, term(second))
    case 'burst':
      return rest.forEach((kind) => {
        signal(kind, first as Pid, step)
      })
    case 'send':
      return send(first as Pid | Ref | string, ['m', step]) && 'sent'
    case 'register':
      return register(first as Pid, second as string)
    case 'unregister':
      return unregister(first as string)
    case 'whereis':
      return whereis(first as string)
    case 'alive':
      return isAlive(first as Pid)
    case 'take':
      return takeMessage(first, second)
    case 'flush':
      return flush().then((messages) => messages.length)
  }
  throw new Error(`no such operation: ${operation}`)
}

function spawnWorker(how: unknown): Pid | [Pid, Ref] {
  if (how === 'link') return spawnLink(worker)
  if (how === 'monitor') return spawnMonitor(worker)
  return how === 'both' ? Process.spawn(worker, { link: true, monitor: true }) : spawn(worker)
}

async function takeMessage(kind: unknown, from: unknown): Promise<unknown> {
  if (kind === 'm') return (await receive<unknown[], unknown[]>(['m', _], 0, ['', 'none']))[1]
  if (kind === 'EXIT') return (await receive<unknown[], unknown[]>(['EXIT', from, _], 0, ['', '', 'none']))[2]
  return (await receive<unknown[], unknown[]>(['DOWN', from, _, _, _], 0, ['', '', '', '', 'none']))[4]
}

function signal(kind: unknown, pid: Pid, step: number): unknown {
  if (kind === 'message') return send(pid, ['m', step])
  if (kind === 'link') return link(pid)
  if (kind === 'monitor') return monitor(pid)
  return exit(pid, term(kind))
}

function term(word: unknown): unknown {
  return word === 'shutdown_x' ? ['shutdown', 'x'] : word
}

type Death = [Pid, reason: unknown]

class Driver {
  /** The terms behind p0, r0, … */
  readonly #known = new Map<string, unknown>()
  /** The last reference that each worker made. */
  readonly #newest = new Map<Pid | null, Ref>()
  #live: Pid[] = []
  #pids = 0
  #refs = 0

  async run(line: string): Promise<unknown[]> {
    name(self(), 'driver')
    for (let i = 1; i <= 5; i++) this.#adopt(spawn(worker), null)
    const trace: unknown[] = []
    for (const [number, instruction] of line.split('; ').entries()) trace.push(await this.#step(instruction, number))
    return [...trace, new Map(this.#live.map((pid) => [pid, status(pid)]))]
  }

  /** One instruction, everything that it causes, and what is in the mailboxes then. */
  async #step(instruction: string, number: number): Promise<unknown[]> {
    const [who, operation, ...texts] = instruction.split(' ') as [string, string, ...string[]]
    const pid = this.#known.get(who) as Pid
    const words = texts.map((word) => this.#resolve(word, pid))
    if (!this.#live.includes(pid) || words.includes(undefined)) return [instruction, 'skipped', [], null]
    send(pid, ['do', number, self(), [operation, ...words]])
    const [result, first] = await this.#awaitDone(pid, number)
    this.#forget(first)
    if (Array.isArray(result) && result[0] === 'ok') this.#adopt(result[1], pid)
    const deaths = await this.#settle(first)
    const mailboxes = new Map(this.#live.map((pid) => [pid, Process.info(pid, 'messages')]))
    return shown([instruction, result, deaths, mailboxes]) as unknown[]
  }

  #resolve(word: string, doer: Pid): unknown {
    if (word === 'mine') return this.#newest.get(doer)
    return /^[pr]\d+$/.test(word) ? this.#known.get(word) : word
  }

  async #awaitDone(pid: Pid, number: number): Promise<[result: unknown, Death[]]> {
    const message = await receive<['done', number, unknown] | Down>(
      (message) =>
        Array.isArray(message) &&
        ((message[0] === 'done' && message[1] === number) || (message[0] === 'DOWN' && message[3] === pid)),
    )
    return message[0] === 'done' ? [message[2], []] : ['died', [[pid, message[4]]]]
  }

  /** Names a process or reference that is new. */
  #adopt(term: unknown, doer: Pid | null): void {
    if (Array.isArray(term)) for (const part of term) this.#adopt(part, doer)
    else if (term instanceof Ref) {
      this.#known.set(nameAs(term, `r${this.#refs++}`), term)
      this.#newest.set(doer, term)
    } else if (term instanceof Pid && ![...this.#known.values()].includes(term)) {
      monitor(term)
      this.#known.set(nameAs(term, `p${this.#pids++}`), term)
      this.#live.push(term)
    }
  }

  /** Rounds of pings, until in one nobody died. */
  async #settle(deaths: Death[]): Promise<Death[]> {
    const more: Death[] = []
    for (const pid of this.#live) more.push(...(await ping(pid)))
    if (more.length === 0) return deaths
    this.#forget(more)
    return this.#settle([...deaths, ...more])
  }

  #forget(deaths: Death[]): void {
    this.#live = this.#live.filter((pid) => !deaths.some(([dead]) => dead === pid))
  }
}

function nameAs(term: unknown, symbol: string): string {
  name(term, symbol)
  return symbol
}

async function ping(pid: Pid): Promise<Death[]> {
  const ref = makeRef()
  send(pid, ['ping', ref, self()])
  const message = await receive<['pong', Ref] | Down>(
    (message) => Array.isArray(message) && (message[1] === ref || (message[0] === 'DOWN' && message[3] === pid)),
  )
  return message[0] === 'pong' ? [] : [[pid, message[4]]]
}

function status(pid: Pid): unknown[] {
  const { links, monitors, monitored_by, trap_exit, registered_name } = Process.info(pid) ?? {
    links: [],
    monitors: [],
    monitored_by: [],
  }
  return [sorted(links), sorted(monitors), sorted(monitored_by), trap_exit, registered_name]
}
