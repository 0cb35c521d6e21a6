/**
 * The protocol of one connection as a statechart: what a client may say when, what is slow, and how it ends. The machine runs in a process of
 * its own beside the connection's: each may crash without the other.
 */

import { type Address, monitor, type Pid, type Ref, self, send, TaskSupervisor } from 'linecard'
import { assign, fromPromise, setup } from 'xstate'
import { checkToken, square } from './slow-work.ts'

type SessionEvent =
  | { readonly type: 'attach' }
  | { readonly type: 'login'; readonly token: string }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'work'; readonly n: number }
  | { readonly type: 'crash' }
  | { readonly type: 'bye' }
  /** What a task has found: `[ref, [n, square]]`. */
  | { readonly type: 'info'; readonly message: readonly [Ref, readonly [n: number, square: number]] }
  /** A task or the line has ended. */
  | { readonly type: 'DOWN'; readonly message: readonly ['DOWN', Ref, 'process', Pid, unknown] }

interface Session {
  /** The connection's process. */
  readonly line: Pid
  readonly tasks: Address
  readonly name: string
  readonly refusals: number
  /** Tasks that are running. */
  readonly working: number
}

const MAX_REFUSALS = 3

export const sessionMachine = setup({
  types: {
    context: {} as Session,
    events: {} as SessionEvent,
    input: {} as { readonly line: Pid; readonly tasks: Address },
  },
  actors: {
    checkToken: fromPromise(({ input, signal }: { input: string; signal: AbortSignal }) => checkToken(input, signal)),
  },
  actions: {
    /** Sent at each start, also after a crash: watches the line, tells it who serves it now, and owns up to what was lost. */
    attach: ({ context }) => {
      monitor(context.line)
      send(context.line, ['session', self()])
      if (context.working > 0) send(context.line, ['text', `lost ${context.working}`])
    },
    forgetWork: assign({ working: 0 }),
    tell: ({ context }, text: string) => {
      send(context.line, ['text', text])
    },
    countRefusal: assign({ refusals: ({ context }) => context.refusals + 1 }),
    /** In a task that is not linked to the machine: its crash is a message here. */
    startWork: ({ context }, n: number) => {
      void TaskSupervisor.asyncNolink(context.tasks, async () => [n, await square(n)])
    },
    countWork: assign({ working: ({ context }, by: number) => context.working + by }),
    crash: () => {
      throw new Error('as the client wished')
    },
  },
  guards: {
    lineIsDown: ({ context, event }) => event.type === 'DOWN' && event.message[3] === context.line,
    /** A task that is done goes down too, with reason `normal`, behind its result. */
    workHasFailed: ({ event }) => event.type === 'DOWN' && event.message[4] !== 'normal',
    isIdle: ({ context }) => context.working === 0,
    isPatient: ({ context }) => context.refusals + 1 < MAX_REFUSALS,
  },
}).createMachine({
  id: 'session',
  context: ({ input }) => ({ ...input, name: '', refusals: 0, working: 0 }),
  initial: 'connecting',
  on: {
    attach: { actions: ['attach', 'forgetWork'] },
    info: {
      actions: [
        { type: 'tell', params: ({ event }) => `${event.message[1][0]} squared is ${event.message[1][1]}` },
        { type: 'countWork', params: -1 },
      ],
    },
    DOWN: [
      { guard: 'lineIsDown', target: '.closed' },
      {
        guard: 'workHasFailed',
        actions: [
          { type: 'tell', params: 'failed' },
          { type: 'countWork', params: -1 },
        ],
      },
    ],
    crash: { actions: 'crash' },
    bye: '.draining',
  },
  states: {
    connecting: {
      on: { login: 'authenticating' },
      after: { 10000: { target: 'draining', actions: { type: 'tell', params: 'too late' } } },
    },
    authenticating: {
      invoke: {
        src: 'checkToken',
        input: ({ event }) => (event.type === 'login' ? event.token : ''),
        onDone: {
          target: 'active',
          actions: [
            assign({ name: ({ event }) => event.output }),
            { type: 'tell', params: ({ event }) => `welcome ${event.output}` },
          ],
        },
        onError: [
          { guard: 'isPatient', target: 'connecting', actions: ['countRefusal', { type: 'tell', params: 'refused' }] },
          { target: 'draining', actions: { type: 'tell', params: 'refused for good' } },
        ],
      },
    },
    active: {
      on: {
        say: { actions: { type: 'tell', params: ({ context, event }) => `${context.name}: ${event.text}` } },
        work: {
          actions: [
            { type: 'startWork', params: ({ event }) => event.n },
            { type: 'countWork', params: 1 },
          ],
        },
      },
    },
    draining: {
      always: { guard: 'isIdle', target: 'closed' },
      on: { bye: undefined },
      after: { 5000: 'closed' },
    },
    closed: { type: 'final' },
  },
})
