import { describe, expectTypeOf, it } from 'vitest'
import { genServer, ok, type Pid, type Statistics, Sys, type SystemEvent } from '../../../src/actors/index.ts'

declare const pid: Pid

describe('Sys', () => {
  it('gives a state of the type that is asked for', () => {
    expectTypeOf(Sys.getState(pid)).resolves.toEqualTypeOf<unknown>()
    expectTypeOf(Sys.getState<number>(pid, 'infinity')).resolves.toEqualTypeOf<number>()
    expectTypeOf(Sys.replaceState(pid, (n: number) => n + 1)).resolves.toEqualTypeOf<number>()
    expectTypeOf(Sys.replaceState(pid, async (n: number) => n + 1)).resolves.toEqualTypeOf<number>()
    // @ts-expect-error the state stays what it is
    void Sys.replaceState<number>(pid, (n) => String(n))
  })

  it('answers by the flag', () => {
    expectTypeOf(Sys.log(pid, 'get')).resolves.toEqualTypeOf<['ok', SystemEvent[]]>()
    expectTypeOf(Sys.log(pid, [true, 3])).resolves.toEqualTypeOf<'ok'>()
    expectTypeOf(Sys.statistics(pid, 'get')).resolves.toEqualTypeOf<['ok', Statistics | 'no_statistics']>()
    expectTypeOf(Sys.statistics(pid, true)).resolves.toEqualTypeOf<'ok'>()
    // @ts-expect-error there is no such flag
    void Sys.log(pid, 'show')
    // @ts-expect-error there is no such flag
    void Sys.statistics(pid, 'print')
  })

  it('infers the state of a debug function', () => {
    void Sys.install(pid, [(n: number, [kind]) => (kind === 'in' ? n + 1 : 'done'), 0])
    void Sys.install(pid, ['id', (seen: string[]) => seen, []])
    // @ts-expect-error the first state is no number
    void Sys.install(pid, [(n: number) => n + 1, 'zero'])
  })
})

describe('codeChange', () => {
  it('makes the state that init makes', () => {
    genServer({ init: (n: number) => ok({ n }), codeChange: (_oldVsn, n: number) => ok({ n }) })
    // @ts-expect-error that is no state of this server
    genServer({ init: (n: number) => ok({ n }), codeChange: (_oldVsn, n: number) => ok(n) })
  })
})
