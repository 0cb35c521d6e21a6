/** Runs random state machines on Linecard. Its twin, which does the same on the BEAM, is statem.exs. */

import {
  _,
  callerOf,
  GenStatem,
  keepState,
  keepStateAndData,
  type MonitorRef,
  nextState,
  ok,
  type Pid,
  Process,
  REPORT_EVENT,
  type Reason,
  type RequestId,
  receive,
  repeatState,
  repeatStateAndData,
  reply,
  type StatemStatus,
  send,
  stop,
  stopAndReply,
} from 'linecard'
import { type Down, emit, name, sorted } from '../harness.ts'
import { type Order, recordedRun } from './recorded-run.ts'

/** Runs a program on a node of its own. */
export function runMachineOnLinecard(line: string, order: Order = {}): Promise<string[]> {
  return recordedRun(order, (node) => {
    // Somebody has to listen, or formatStatus is not asked.
    node.telemetry.attach('statem', [REPORT_EVENT], () => {})
    return run(line)
  })
}

/** So many events, and the machine stops: it may well go on for ever. */
const most = 60
const long = 3_600_000

type Type = GenStatem.EventType | 'enter'
type Settings = [mode: string, enter: string, timeouts: string, rules: string[]]
/** Whether the timeout y is set: since the event before this one, and when this one is over. */
type LongTimeout = [before: boolean, after: boolean]

const callbacks = {
  init([mode, enter, timeouts, rules]: Settings) {
    const word = mode === 'functions' ? 'state_functions' : 'handle_event_function'
    Process.put('rules', rules)
    Process.put('mode', enter === 'enter' ? [word, 'state_enter'] : word)
    Process.put('timeouts', timeouts)
    Process.put('count', 0)
    Process.put('y', [false, false])
    return ok(stateOf('a'), 0, [[['timeout', 'x'], 0, 'e0']])
  },
  callbackMode: () => Process.get('mode') as GenStatem.CallbackMode,
  states: {
    a: (type: Type, content: unknown, data: number) => handleEvent(type, content, 'a', data),
    b: (type: Type, content: unknown, data: number) => handleEvent(type, content, 'b', data),
    c: (type: Type, content: unknown, data: number) => handleEvent(type, content, 'c', data),
  },
  handleEvent,
  terminate: (reason: Reason, state: unknown, data: unknown) => emit(['terminate', reason, wordOf(state), data]),
  formatStatus(status: StatemStatus) {
    const events = (list: StatemStatus['postponed'] = []) => list.map(([type, content]) => [shown(type), content])
    const { state, data, queue, postponed, timeouts } = status
    emit(['status', wordOf(state), data, events(queue), events(postponed), sorted(events(timeouts))])
    return status
  },
}

/** In mode handle_event_function some states are no strings. */
function stateOf(word: string): unknown {
  const [mode] = [Process.get('mode')].flat()
  if (mode === 'handle_event_function' && word === 'b') return ['b', 1]
  return mode === 'handle_event_function' && word === 'c' ? ['c', { x: [1] }] : word
}

function wordOf(state: unknown): unknown {
  return Array.isArray(state) ? state[0] : state
}

// biome-ignore lint/suspicious/noExplicitAny: what it returns is right or wrong as the program says
function handleEvent(type: Type, content: unknown, state: unknown, data: number): any {
  if (content === 'crash') throw new Error('crash')
  emit([shown(type), type === 'enter' ? wordOf(content) : content, wordOf(state), data])
  const count = Process.get('count') as number
  Process.put('count', count + 1)
  const [, after] = Process.get('y') as LongTimeout
  if (type !== 'enter') Process.put('y', [after, after])
  if (count >= most) return stop('done', data + 1)
  const event = type === 'enter' ? 'enter' : content
  const rule = (Process.get('rules') as string[])
    .map((rule) => rule.split(' '))
    .find(([s, e]) => s === wordOf(state) && e === event)
  return rule === undefined ? keepStateAndData() : follow(rule, type, state, data)
}

function shown(type: Type): unknown {
  return typeof type === 'object' && type[0] === 'call' ? 'call' : type
}

function follow(rule: string[], type: Type, state: unknown, data: number): unknown {
  const slash = rule.indexOf('/')
  const [result, target] = rule.slice(2, slash) as [string, string]
  const words = rule.slice(slash + 1).filter((word) => word !== '')
  const actions = known(words.filter((word) => word !== 'throw' && word !== 'async')).flatMap((word) =>
    actionsOf(word, type),
  )
  const value = resultOf(result, target, state, data, actions as GenStatem.Action[], type)
  if (words.includes('throw')) throw value
  return words.includes('async') ? Promise.resolve(value) : value
}

/** Without those that OTP 25 does not do as documented: a zero timeout that is replaced by a longer one never comes. */
function known(words: string[]): string[] {
  const [before] = Process.get('y') as LongTimeout
  const isLong = Process.get('timeouts') === 'long'
  const rest = words.filter(
    (word) =>
      !(word.startsWith('yu') && !before) && !(/^s[0u]/.test(word) && isLong) && !(word.startsWith('sl') && !isLong),
  )
  const last = rest.findLast((word) => word.startsWith('y'))
  if (last !== undefined) Process.put('y', [before, last[1] === 'u' ? before : last[1] === 'l'])
  return rest
}

function actionsOf(word: string, type: Type): unknown[] {
  const [kind, event] = word.split(':') as [string, string]
  const from = callerOf(type)
  switch (kind) {
    case 'post':
      return ['postpone']
    case 'post+':
    case 'post-':
      return [['postpone', kind === 'post+']]
    case 'hib':
      return ['hibernate']
    case 'hib-':
      return [['hibernate', false]]
    case 'reply':
      return from === null ? [] : [reply(from, Process.get('count'))]
    case 'ins':
      return [['next_event', 'internal', event]]
    case 'cast':
    case 'info':
      return [['next_event', kind, event]]
    case 'call':
      return [['next_event', from === null ? ['timeout', 'c'] : type, event]]
    case 'n0':
      return [0]
    default:
      return [timeoutAction(kind, event)]
  }
}

function timeoutAction([name, what]: string, event: string): unknown {
  const type = name === 's' ? 'state_timeout' : name === 't' ? 'timeout' : ['timeout', name]
  if (what === 'c') return [type, 'cancel']
  return [type, what === '0' ? 0 : what === 'l' ? long : 'update', event]
}

function resultOf(
  result: string,
  target: string,
  state: unknown,
  data: number,
  actions: GenStatem.Action[],
  type: Type,
): unknown {
  const from = callerOf(type)
  switch (result) {
    case 'next':
      return nextState(stateOf(target), data + 1, actions)
    case 'same':
      return nextState(state, data + 1, actions)
    case 'keep':
      return keepState(data + 1, actions)
    case 'keep_':
      return keepStateAndData(actions)
    case 'repeat':
      return repeatState(data + 1, actions)
    case 'repeat_':
      return repeatStateAndData(actions)
    case 'stop':
      return stop('done', data + 1)
    case 'stop_reply':
      return from === null ? 'stop' : stopAndReply('done', reply(from, 'last'), data + 1)
    default:
      return result
  }
}

async function run(line: string): Promise<void> {
  const [header, ...rest] = line.split('; ') as [string, ...string[]]
  const [mode, enter, timeouts] = header.split(' ') as [string, string, string]
  const rules = rest.filter((text) => !text.startsWith('send_'))
  const started = await GenStatem.startMonitor(callbacks, [mode, enter, timeouts, rules])
  const [, [m, ref]] = started as ['ok', [Pid, MonitorRef]]
  name(m, 'm')
  const requests = rest.filter((text) => text.startsWith('send_')).flatMap((event) => put(event, m))
  GenStatem.cast(m, 'crash')
  const [, , , , reason] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', reason])
  for (const request of requests) emit(['answer', answerOf(await GenStatem.waitResponse(request, 1000))])
}

/** A machine may have ended before it was called, or because of it. */
function answerOf(response: unknown): unknown {
  return Array.isArray(response) && response[0] === 'error' ? 'none' : response
}

function put(text: string, m: Pid): RequestId[] {
  const [kind, event] = text.split(' ')
  if (kind === 'send_call') return [GenStatem.sendRequest(m, event)]
  if (kind === 'send_cast') GenStatem.cast(m, event)
  else send(m, event)
  return []
}
