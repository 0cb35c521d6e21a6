/** Runs random programs for a GenServer on Linecard. Its twin, which does the same on the BEAM, is server.exs. */

import { _, exit, type From, GenServer, type Pid, Process, receive, self, send, sleep, spawn } from 'linecard'
import { awaitDead, catching, emit, flush, G, name, recv, sorted, spawnAs } from '../harness.ts'
import type { GenericCallbacks } from '../stock-servers.ts'
import { type Order, recordedRun } from './recorded-run.ts'

/** Runs a program on a node of its own. */
export function serveOnLinecard(line: string, order: Order = {}): Promise<string[]> {
  return recordedRun(order, () => run(line))
}

/** How many callbacks have run. */
type State = number

function callbacks(manner: string, ending: string, init: string): GenericCallbacks<State> {
  return {
    as: 'server',
    trap: manner === 'trap',
    init: () => started(init.split('+')),
    call: (act: string, from, state) => took('call', act, from, state),
    cast: (act: string, state) =>
      act === 'block' ? receive('go').then(() => ['noreply', state]) : took('cast', act, null, state),
    info: (message: unknown, state) =>
      Array.isArray(message) && message[0] === 'act'
        ? took('info', message[1], null, state)
        : took('other', 'ok', null, state, message),
    continue: (act: string, state) => took('continue', act, null, state),
    ...(ending !== 'none' && { terminate: (reason, state) => ended(ending, reason, state) }),
  }
}

const fresh: State = 0

function started([word, ...act]: string[]): unknown {
  if (word === 'ignore') return 'ignore'
  if (word === 'stop') return ['stop', term(act[0])]
  if (word === 'cont') return ['ok', fresh, next(act)]
  if (word === 'zero') return ['ok', fresh, 0]
  if (word === 'hibernate') return ['ok', fresh, 'hibernate']
  if (word === 'ok') return ['ok', fresh]
  if (word === 'throw') throw started(act)
  return fail([word as string, ...act])
}

function fail([word, reason]: string[]): unknown {
  if (word === 'raise') throw new Error('oops')
  if (word === 'exit') exit(term(reason))
  if (word === 'throwjunk') throw 'junk'
  return 'junk'
}

function took(kind: string, act: string, from: From | null, state: State, message?: unknown): unknown {
  emit([kind, message ?? act, state, waiting().length])
  return perform(act.split('+'), from, state + 1)
}

function perform([word, ...act]: string[], from: From | null, state: State): unknown {
  switch (word) {
    case 'later':
      return from === null ? done(from, state) : ['noreply', waitingToo(state, from)]
    case 'latercont':
      return ['noreply', waitingToo(state, from), next(act)]
    case 'cont':
      return done(from, state, next(act))
    case 'throw':
      return afterwards(perform(act, from, state), (value) => {
        throw value
      })
    case 'stop':
      return ['stop', term(act[0]), state]
    case 'bye':
      return ['stop', term(act[0]), 'bye', state]
    case 'zero':
      return done(from, state, 0)
    case 'hibernate':
      return done(from, state, 'hibernate')
    case 'answer':
      return afterwards(answer(state, 1), (state) => done(from, state))
    case 'twice':
      return afterwards(answer(state, 2), (state) => done(from, state))
    case 'self':
      send(self(), ['act', 'ok'])
      GenServer.cast(self(), 'ok')
      return done(from, state)
    case 'callself':
      return afterwards(
        catching(() => GenServer.call(self(), 'ok')),
        (outcome) => {
          emit(outcome)
          return done(from, state)
        },
      )
    case 'trap':
    case 'untrap':
      Process.flag('trap_exit', word === 'trap')
      return done(from, state)
    case 'ok':
      return done(from, state)
  }
  return fail([word as string, ...act])
}

/** Who waits for a reply. */
function waiting(): readonly From[] {
  return Process.get('waiting', []) as readonly From[]
}

function waitingToo(state: State, from: From | null): State {
  if (from !== null) Process.put('waiting', [...waiting(), from])
  return state
}

function next(act: string[]): unknown {
  return ['continue', act.join('+')]
}

function done(from: From | null, state: State, ...extra: unknown[]): unknown {
  return from === null ? ['noreply', state, ...extra] : ['reply', state, state, ...extra]
}

function afterwards<T, R>(value: T | Promise<T>, then: (value: T) => R): R | Promise<Awaited<R>> {
  return value instanceof Promise ? (value.then(then) as Promise<Awaited<R>>) : then(value)
}

/** A second answer reaches nobody, unless the client has not yet taken the first: so the first is awaited. */
function answer(state: State, times: number): State | Promise<State> {
  const clients = waiting()
  Process.put('waiting', [])
  if (times === 2 && clients.length > 0) return answerTwice(clients).then(() => state)
  for (const from of clients) GenServer.reply(from, 'answer')
  return state
}

async function answerTwice(clients: readonly From[]): Promise<void> {
  for (const from of clients) {
    GenServer.reply(from, 'answer')
    await awaitDead(from[0])
    GenServer.reply(from, 'answer')
  }
}

function ended(ending: string, reason: unknown, state: State): unknown {
  emit(['terminate', reason, state])
  if (ending === 'raise') throw new Error('terminate')
  if (ending === 'exit') exit('late')
  if (ending === 'throw') throw 'ball'
  return ending === 'answer' ? answer(state, 1) : 'ok'
}

function term(word: string | undefined): unknown {
  return word === 'shutdown_x' ? ['shutdown', 'x'] : word
}

async function run(line: string): Promise<void> {
  const [start, ...instructions] = line.split('; ') as [string, ...string[]]
  const me = self()
  const [link, manner, ending, init] = start.split(' ') as [string, string, string, string]
  const parent = spawnAs('parent', () => runParent(me, link, callbacks(manner, ending, init)))
  const [, result] = await receive<['started', unknown]>(['started', _])
  await settleAll()
  emit(['start', result])
  if (!Array.isArray(result) || result[0] !== 'ok') return
  const server = result[1] as Pid
  Process.monitor(server)
  const clients: Pid[] = []
  for (const instruction of instructions) await step(instruction, server, parent, clients)
}

async function runParent(me: Pid, link: string, server: GenericCallbacks<State>): Promise<void> {
  Process.flag('trap_exit', true)
  const starting = link === 'linked' ? G.startLink(server) : G.start(server)
  send(me, ['started', await starting.result()])
  for (;;) {
    const message = await recv()
    if (Array.isArray(message) && message[0] === 'end') exit(message[1])
    send(me, ['tell', ['parent', message]])
  }
}

async function step(instruction: string, server: Pid, parent: Pid, clients: Pid[]): Promise<void> {
  emit(instruction)
  const [first = '', ...items] = instruction.split(' ')
  if (first === 'burst') {
    GenServer.cast(server, 'block')
    await settleAll()
    for (const item of items) {
      arrive(item, server, parent, clients)
      await settleAll()
    }
    send(server, 'go')
  } else arrive(first, server, parent, clients)
  await settleAll()
  await tell()
}

function arrive(item: string, server: Pid, parent: Pid, clients: Pid[]): void {
  const [what, word = ''] = item.split('=')
  if (what === 'call') clients.push(client(clients, () => GenServer.call(server, word, 'infinity')))
  else if (what === 'stop') clients.push(client(clients, () => GenServer.stop(server, term(word))))
  else if (what === 'cast') GenServer.cast(server, word)
  else if (what === 'info') send(server, ['act', word])
  else if (what === 'signal')
    name(
      spawn(() => exit(server, term(word))),
      'stranger',
    )
  else if (what === 'parent') send(parent, ['end', term(word)])
  else {
    const waiting = clients[Number(word)]
    if (waiting !== undefined) exit(waiting, 'kill')
  }
}

function client(clients: readonly Pid[], work: () => unknown): Pid {
  const me = self()
  const symbol = `c${clients.length}`
  return spawnAs(symbol, async () => send(me, ['tell', [symbol, await catching(work)]]))
}

/** Virtual time goes on when nothing else is left to do. */
function settleAll(): Promise<unknown> {
  return sleep(3)
}

/** What others have told, and the server's end. */
async function tell(): Promise<void> {
  const messages = await flush<unknown[]>()
  for (const event of sorted(messages.map((message) => (message[0] === 'tell' ? message[1] : ['down', message[4]]))))
    emit(event)
}
