import { describe, expect, it } from 'vitest'
import { type ChildSpec, genServer, ok } from '../../src/actors/index.ts'
import {
  checkChildSpec,
  checkChildSpecs,
  checkDynamicChildSpec,
  childSpec,
  toChildSpec,
} from '../../src/supervisor/child-spec.ts'

const Counter = genServer({ name: 'Counter', init: (start: number) => ok(start) })
const start = [Counter, 'startLink', [0]] as const
const worker: ChildSpec = { id: 'a', start }

describe('checkChildSpec', () => {
  it('fills in the defaults of a worker and of a supervisor', () => {
    expect(checkChildSpec(worker)).toEqual([
      'ok',
      { ...worker, restart: 'permanent', shutdown: 5000, type: 'worker', significant: false, modules: [Counter] },
    ])
    expect(checkChildSpec({ ...worker, type: 'supervisor' })[1]).toMatchObject({ shutdown: 'infinity' })
    expect(checkChildSpec({ id: 'a', start: () => 'ignore' })[1]).toMatchObject({ modules: [] })
  })

  it.each<[unknown, unknown]>([
    [42, ['invalid_child_spec', 42]],
    [{ start }, 'missing_id'],
    [{ id: 'a' }, 'missing_start'],
    [{ id: 'a', start: 'nope' }, ['invalid_mfa', 'nope']],
    [{ id: 'a', start: ['Counter', 'startLink', []] }, ['invalid_mfa', ['Counter', 'startLink', []]]],
    [{ ...worker, restart: 'sometimes' }, ['invalid_restart_type', 'sometimes']],
    [{ ...worker, type: 'robot' }, ['invalid_child_type', 'robot']],
    [{ ...worker, shutdown: -1 }, ['invalid_shutdown', -1]],
    [{ ...worker, shutdown: 1.5 }, ['invalid_shutdown', 1.5]],
    [{ ...worker, shutdown: 2 ** 32 }, ['invalid_shutdown', 2 ** 32]],
    [{ ...worker, modules: 'all' }, ['invalid_modules', 'all']],
    [{ ...worker, significant: 1 }, ['invalid_significant', 1]],
    [
      { ...worker, significant: true },
      [
        'bad_combination',
        [
          ['auto_shutdown', 'never'],
          ['significant', true],
        ],
      ],
    ],
  ])('says of %j what OTP says', (spec, fault) => {
    expect(checkChildSpec(spec)).toEqual(['error', fault])
  })

  it('takes significant children only where they can be: not permanent, and with autoShutdown', () => {
    const significant: ChildSpec = { ...worker, significant: true }
    const fault = [
      'bad_combination',
      [
        ['restart', 'permanent'],
        ['significant', true],
      ],
    ]
    expect(checkChildSpec(significant, 'any_significant')).toEqual(['error', fault])
    expect(checkChildSpec({ ...significant, restart: 'transient' }, 'any_significant')[0]).toBe('ok')
  })
})

describe('checkChildSpecs', () => {
  it('keeps the order and finds an id that is there twice', () => {
    const [, specs] = checkChildSpecs([worker, { ...worker, id: 'b' }], 'never')
    expect((specs as ChildSpec[]).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(checkChildSpecs([worker, worker], 'never')).toEqual(['error', ['duplicate_child_name', 'a']])
    expect(checkChildSpecs([worker, 42], 'never')).toEqual(['error', ['invalid_child_spec', 42]])
  })
})

describe('checkDynamicChildSpec', () => {
  it.each<[unknown, unknown]>([
    [{ id: 'a', start: 'nope' }, ['invalid_child_spec', { id: 'a', start: 'nope' }]],
    [{ id: 'a' }, ['invalid_child_spec', { id: 'a' }]],
    [null, ['invalid_child_spec', null]],
    [{ ...worker, shutdown: 0 }, ['invalid_shutdown', 0]],
    [{ ...worker, restart: 'sometimes' }, ['invalid_restart_type', 'sometimes']],
  ])('says of %j what Elixir says', (spec, fault) => {
    expect(checkDynamicChildSpec(spec)).toEqual(['error', fault])
  })
})

describe('toChildSpec', () => {
  it('takes a spec, a module, and a module with its argument', () => {
    expect(toChildSpec(worker)).toBe(worker)
    expect(toChildSpec([Counter, 5])).toMatchObject({ id: 'Counter', start: [Counter, 'startLink', [5]] })
    expect(toChildSpec(Counter)).toMatchObject({ id: 'Counter', start: [Counter, 'startLink', [undefined]] })
  })

  it.each([[42], ['Counter'], [null], [[Counter]], [[{}, 1]]])('refuses %j', (definition) => {
    expect(() => toChildSpec(definition as never)).toThrow(TypeError)
  })
})

describe('childSpec', () => {
  it('overrides what the definition says, and leaves that as it is', () => {
    expect(childSpec([Counter, 5], { id: 'x', restart: 'temporary' })).toMatchObject({ id: 'x', restart: 'temporary' })
    expect(childSpec(worker, { shutdown: 1 })).toEqual({ ...worker, shutdown: 1 })
    expect(worker.shutdown).toBeUndefined()
  })
})
