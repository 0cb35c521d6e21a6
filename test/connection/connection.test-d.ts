/** What the types of a connection infer, and what must not compile. */

import { describe, expectTypeOf, it } from 'vitest'
import { ok, type Pid, type Reason, reply, self, send, stop } from '../../src/actors/index.ts'
import {
  type ConnectionArgument,
  type ConnectionModule,
  type ConnectionPid,
  type ConnectionRequest,
  connection,
  lineGroup,
  push,
} from '../../src/connection/index.ts'

declare const ConnectionManager: {
  addConnection(id: number, pid: Pid): void
  removeConnection(id: number): void
}
declare const Message: { handleClientMessage(message: string | Uint8Array): void }

describe('a connection', () => {
  it('is written as the design shows it', () => {
    const SpikeConnection = connection({
      init(conn) {
        const id = Number(conn.params.id)
        ConnectionManager.addConnection(id, self())
        return ok({ id })
      },
      handleIn([message, { opcode }], state) {
        expectTypeOf(message).toEqualTypeOf<string | Uint8Array>()
        expectTypeOf(opcode).toEqualTypeOf<'text' | 'binary'>()
        Message.handleClientMessage(message)
        return ok(state)
      },
      handleInfo(message: ['text', string] | ['close', number, string], state) {
        switch (message[0]) {
          case 'text':
            return push(message, state)
          case 'close':
            ConnectionManager.removeConnection(state.id)
            return ok(state)
        }
      },
    })
    expectTypeOf(SpikeConnection).toExtend<
      ConnectionModule<unknown, { id: number }, ['text', string] | ['close', number, string]>
    >()
    expectTypeOf<ConnectionPid<typeof SpikeConnection>>().toEqualTypeOf<
      Pid<['text', string] | ['close', number, string]>
    >()
    const pid = self() as ConnectionPid<typeof SpikeConnection>
    send(pid, ['text', 'hello'])
    // @ts-expect-error the connection does not understand it
    const other: Pid<['test', string]> = pid
    expectTypeOf(other).not.toBeAny()
  })

  it('takes every result, in every callback, sync or async', () => {
    connection({
      init(request, { greeting }: { greeting: string }) {
        expectTypeOf(request).toEqualTypeOf<ConnectionRequest>()
        return greeting === ''
          ? stop('normal', [4000, 'no greeting'], { seen: 0 })
          : push(['text', greeting], { seen: 0 })
      },
      async handleIn([message], state) {
        if (typeof message !== 'string') return stop('normal', 1003, ['text', 'text only'], state)
        if (message === 'bye') return stop('normal', [1000, 'bye'], [['text', 'bye']], state)
        if (message === 'later') return reply('ok', ['text', message], state)
        if (message === 'both') {
          return push(
            [
              ['text', message],
              ['binary', new Uint8Array(1)],
              ['ping', ''],
            ],
            state,
          )
        }
        return ok({ seen: state.seen + 1 })
      },
      handleControl([data, { opcode }], state) {
        expectTypeOf(data).toEqualTypeOf<Uint8Array>()
        expectTypeOf(opcode).toEqualTypeOf<'ping' | 'pong'>()
        return reply('ok', [['pong', data]], state)
      },
      handleInfo(message: readonly ['close', number, string] | readonly ['EXIT', Pid, Reason], state) {
        if (message[0] === 'close') return stop('normal', [message[1], message[2]], state)
        return stop(message[2], state)
      },
      handleDrain: (state) => ok(state),
      terminate(reason, state) {
        expectTypeOf(state).toEqualTypeOf<{ seen: number }>()
        if (typeof reason !== 'string') expectTypeOf(reason[0]).toEqualTypeOf<'error'>()
      },
    })
  })

  it('does not take what is no result', () => {
    connection({
      init: () => ok(0),
      // @ts-expect-error a connection has no noreply
      handleIn: (_message, state) => ['noreply', state],
    })
    connection({
      init: () => ok(0),
      // @ts-expect-error the state is a number
      handleIn: () => ok('one'),
    })
    connection({
      init: () => ok(0),
      // @ts-expect-error a text is a string
      handleIn: (_message, state) => push(['text', 1], state),
    })
    connection({
      init: () => ok(0),
      // @ts-expect-error close frames are sent by stop
      handleIn: (_message, state) => push(['close', 1000], state),
    })
    // @ts-expect-error without handleIn there is nothing to do with messages
    connection({ init: () => ok(0) })
  })

  it('gets the argument that its init wants', () => {
    const Greeter = connection({
      init: (_request, { greeting }: { greeting: string }) => push(['text', greeting], null),
      handleIn: (_message, state) => ok(state),
    })
    expectTypeOf<ConnectionArgument<typeof Greeter>>().toEqualTypeOf<{ greeting: string }>()
    const rest = { node: {} as never, startChild: () => {} }
    lineGroup({ connection: Greeter, argument: { greeting: 'hello' }, ...rest })
    // @ts-expect-error the greeting is missing
    lineGroup({ connection: Greeter, argument: {}, ...rest })
  })
})
