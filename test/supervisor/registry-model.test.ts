import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exit, GenServer, genServer, info, type Pid, reply, runProcess } from '../../src/actors/index.ts'
import { Registry } from '../../src/supervisor/index.ts'
import { virtualNode } from '../actors/in-process.ts'

type Kind = 'unique' | 'duplicate'

type Step =
  | { tag: 'register' | 'unregisterMatch'; who: number; key: number; value: number }
  | { tag: 'unregister' | 'updateValue'; who: number; key: number }
  | { tag: 'die'; who: number }

/** Few of each, so that they meet; some are equal arrays that are not the same. */
const keys = [() => 'a', () => 1, () => ['room', 1], () => ['room', ['1']]]
const population = 4

const who = fc.nat(population - 1)
const key = fc.nat(keys.length - 1)
const value = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ tag: fc.constant('register' as const), who, key, value }) },
  { weight: 2, arbitrary: fc.record({ tag: fc.constant('unregister' as const), who, key }) },
  { weight: 2, arbitrary: fc.record({ tag: fc.constant('unregisterMatch' as const), who, key, value }) },
  { weight: 1, arbitrary: fc.record({ tag: fc.constant('updateValue' as const), who, key }) },
  { weight: 1, arbitrary: fc.record({ tag: fc.constant('die' as const), who }) },
)

/** Runs what it is called with, as its own code. */
const worker = genServer({
  init: () => ['ok', null] as const,
  handleCall: (work: () => unknown, _from, s) => reply(work(), s),
})

interface Held {
  readonly key: number
  readonly pid: Pid
  value: number
}

/** What a registry should hold: a list, in the order of registration. */
class Model {
  readonly #kind: Kind
  readonly #partitions: number
  held: Held[] = []

  constructor(kind: Kind, partitions: number) {
    this.#kind = kind
    this.#partitions = partitions
  }

  /** Gives the pid that has the key already, or null. */
  register(pid: Pid, key: number, value: number): Pid | null {
    const holder = this.#kind === 'unique' ? this.held.find((held) => held.key === key) : undefined
    if (holder === undefined) this.held.push({ key, pid, value })
    return holder?.pid ?? null
  }

  remove(chosen: (held: Held) => boolean): void {
    this.held = this.held.filter((held) => !chosen(held))
  }

  /** In a duplicate registry look-ups go through one partition after the other. */
  lookup(key: number): [Pid, number][] {
    const found = this.held.filter((held) => held.key === key)
    if (this.#kind === 'duplicate') found.sort((a, b) => (a.pid.id % this.#partitions) - (b.pid.id % this.#partitions))
    return found.map(({ pid, value }) => [pid, value])
  }

  keysOf(pid: Pid): number[] {
    return this.held.filter((held) => held.pid === pid).map((held) => held.key)
  }
}

class Run {
  readonly model: Model
  readonly #kind: Kind
  readonly #pids: Pid[] = []

  constructor(kind: Kind, partitions: number) {
    this.#kind = kind
    this.model = new Model(kind, partitions)
  }

  async start(): Promise<void> {
    while (this.#pids.length < population) this.#pids.push(await worker.start(null))
  }

  async apply(step: Step): Promise<void> {
    const pid = this.#pids[step.who] as Pid
    if (step.tag === 'die') {
      exit(pid, 'kill')
      this.model.remove((held) => held.pid === pid)
      this.#pids[step.who] = await worker.start(null)
    } else await GenServer.call(pid, () => this.#applyAs(pid, step))
  }

  #applyAs(pid: Pid, step: Exclude<Step, { tag: 'die' }>): void {
    const own = (held: Held): boolean => held.pid === pid && held.key === step.key
    const key = keys[step.key]?.()
    switch (step.tag) {
      case 'register': {
        const result = Registry.register('R', key, step.value)
        const holder = this.model.register(pid, step.key, step.value)
        expect(result).toEqual(holder === null ? ['ok', expect.anything()] : ['error', ['already_registered', holder]])
        break
      }
      case 'unregister':
        Registry.unregister('R', key)
        this.model.remove(own)
        break
      case 'unregisterMatch':
        Registry.unregisterMatch('R', key, step.value)
        this.model.remove((held) => own(held) && held.value === step.value)
        break
      case 'updateValue': {
        if (this.#kind === 'duplicate') return
        const held = this.model.held.find(own)
        expect(Registry.updateValue<number>('R', key, (n) => n + 1)).toEqual(
          held ? [held.value + 1, held.value] : 'error',
        )
        if (held) held.value++
      }
    }
  }

  check(): void {
    const { model } = this
    expect(Registry.count('R')).toBe(model.held.length)
    expect(Registry.select('R', [[['_', '_', '_'], [], ['$_']]])).toHaveLength(model.held.length)
    for (const [i, make] of keys.entries()) this.#checkKey(i, make())
    for (const pid of this.#pids) {
      expect(Registry.keys('R', pid)).toEqual(model.keysOf(pid).map((key) => keys[key]?.()))
      expect(info(pid, 'links')).toHaveLength(model.keysOf(pid).length > 0 ? 1 : 0)
    }
  }

  #checkKey(index: number, key: unknown): void {
    const expected = this.model.lookup(index)
    expect(Registry.lookup('R', key)).toEqual(expected)
    expect(Registry.match('R', key, '_')).toEqual(expected)
    expect(Registry.countMatch('R', key, 1)).toBe(expected.filter(([, value]) => value === 1).length)
    for (const pid of this.#pids) {
      const values = expected.flatMap(([owner, value]) => (owner === pid ? [value] : []))
      expect(Registry.values('R', key, pid)).toEqual(values)
    }
    if (this.#kind === 'unique') expect(Registry.whereis('R', key)).toBe(expected[0]?.[0] ?? null)
  }
}

describe('a registry', () => {
  it.each<[Kind, number]>([
    ['unique', 1],
    ['unique', 3],
    ['duplicate', 1],
    ['duplicate', 3],
  ])('with %s keys in %d partitions holds what a list of registrations would', (kind, partitions) =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), (steps) =>
        runProcess(virtualNode(), async () => {
          await Registry.startLink({ keys: kind, name: 'R', partitions })
          const run = new Run(kind, partitions)
          await run.start()
          for (const step of steps) {
            await run.apply(step)
            run.check()
          }
        }),
      ),
      { numRuns: 40 },
    ),
  )
})
