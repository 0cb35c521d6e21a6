import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exit,
  firstTold,
  type Pid,
  spawn,
  toldAfter,
  unwatch,
  Watcher,
  watch,
  watchAsFirst,
} from '../../src/actors/index.ts'
import { inProcess } from './in-process.ts'

class Named extends Watcher {
  readonly name: number
  readonly told: (name: number) => void

  constructor(name: number, told: (name: number) => void) {
    super()
    this.name = name
    this.told = told
  }

  override targetDied(): void {
    this.told(this.name)
  }
}

function idle(): Pid {
  return spawn(() => new Promise(() => {}))
}

/** In the order in which they would be told. */
function namesOf(target: Pid): number[] {
  const names: number[] = []
  for (let watcher = firstTold(target); watcher !== null; watcher = toldAfter(target, watcher))
    names.push((watcher as Named).name)
  return names
}

describe('the watchers of a process', () => {
  it('stand in the order in which they are told, whatever comes and goes', () =>
    inProcess(() => {
      const add = fc.constantFrom('last' as const, 'first' as const)
      const step = fc.oneof(add, fc.nat({ max: 7 }))
      fc.assert(
        fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
          const target = idle()
          const watchers: Named[] = []
          for (const [name, what] of steps.entries()) {
            const watcher = new Named(name, () => {})
            if (what === 'last') {
              watch(target, watcher)
              watchers.push(watcher)
            } else if (what === 'first') {
              watchAsFirst(target, watcher)
              watchers.unshift(watcher)
            } else for (const gone of watchers.splice(what, 1)) unwatch(gone)
            expect(namesOf(target)).toEqual(watchers.map((expected) => expected.name))
          }
        }),
      )
    }))

  it('may leave the list while the others are told', () =>
    inProcess(() => {
      const target = idle()
      const told: number[] = []
      const second = new Named(2, (name) => told.push(name))
      watch(
        target,
        new Named(1, (name) => {
          told.push(name)
          unwatch(second)
        }),
      )
      watch(target, second)
      watch(target, new Named(3, (name) => told.push(name)))
      watchAsFirst(target, new Named(0, (name) => told.push(name)))
      exit(target, 'kill')
      expect(told).toEqual([0, 1, 3])
      expect(second.target).toBe(null)
    }))
})
