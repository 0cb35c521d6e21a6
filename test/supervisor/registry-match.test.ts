import { describe, expect, it } from 'vitest'
import { _, makeRef, type Pid, self } from '../../src/actors/index.ts'
import { type Guard, Registry } from '../../src/supervisor/index.ts'
import { inProcess } from '../actors/in-process.ts'

const BADARG = expect.objectContaining({ code: 'OTP_ERR_BADARG' })

/** The values of `values`, registered under key k, that a pattern with guards matches. */
function matching(values: readonly unknown[], pattern: unknown, guards: readonly Guard[] = []): Promise<unknown[]> {
  return inProcess(async () => {
    await Registry.startLink({ keys: 'duplicate', name: 'D' })
    for (const value of values) Registry.register('D', 'k', value)
    const found = Registry.match('D', 'k', pattern, guards).map(([, value]) => value)
    expect(Registry.countMatch('D', 'k', pattern, guards)).toBe(found.length)
    return found
  })
}

/** What `body` gives for the entry [['k', 1], self, value] when `guards` let it pass; `$1` is the value, `$2` the key's second part. */
function evaluate(body: unknown, value: unknown = 5, guards: readonly Guard[] = []): Promise<unknown[]> {
  return inProcess(async () => {
    await Registry.startLink({ keys: 'unique', name: 'R' })
    Registry.register('R', ['k', 1], value)
    return Registry.select('R', [[[['k', '$2'], '_', '$1'], guards, [body]]])
  })
}

function passes(guard: Guard, value?: unknown): Promise<boolean> {
  return evaluate(true, value, [guard]).then((results) => results.length === 1)
}

describe('a pattern', () => {
  it("matches anything with '_' and the symbol _", async () => {
    expect(await matching([1, 'a', null], '_')).toEqual([1, 'a', null])
    expect(await matching([1, ['a', 2]], ['a', _])).toEqual([['a', 2]])
  })

  it('matches arrays by length and elements, and the same terms otherwise', async () => {
    const pairs = [[], [1], [1, 2], [1, [2]], [1, '2']]
    expect(await matching(pairs, [1, 2])).toEqual([[1, 2]])
    expect(await matching(pairs, [1, ['_']])).toEqual([[1, [2]]])
    expect(await matching(pairs, [])).toEqual([[]])
    expect(await matching([null, undefined, 0, '', Number.NaN], Number.NaN)).toEqual([Number.NaN])
  })

  it('matches an object that has at least its fields', async () => {
    const maps = [{ a: 1, b: 2 }, { a: 1 }, { b: { c: 3 } }, [], null, makeRef()]
    expect(await matching(maps, { a: 1 })).toEqual([{ a: 1, b: 2 }, { a: 1 }])
    expect(await matching(maps, {})).toEqual([{ a: 1, b: 2 }, { a: 1 }, { b: { c: 3 } }])
    expect(await matching(maps, { b: { c: '$1' } }, [['>', '$1', 2]])).toEqual([{ b: { c: 3 } }])
    expect(await matching(maps, { a: '$1', b: '$1' })).toEqual([])
  })

  it('matches with a variable what is the same wherever it stands', async () => {
    const ref = makeRef()
    const values = [
      [1, 1],
      [1, 2],
      [['a'], ['a']],
      [{ x: 1 }, { x: 1 }],
      [ref, ref],
      [ref, makeRef()],
    ]
    expect(await matching(values, ['$1', '$1'])).toEqual([values[0], values[2], values[3], values[4]])
    expect(await matching(['$01', 'x'], '$01')).toEqual(['$01'])
  })
})

describe('a guard', () => {
  it.each<[Guard, unknown, boolean]>([
    [['>', '$1', 4], 5, true],
    [['>', '$1', 5], 5, false],
    [['>=', '$1', 5], 5, true],
    [['<', '$1', 6], 5, true],
    [['=<', '$1', 4], 5, false],
    [['==', '$1', 5], 5n, true],
    [['=:=', '$1', 5], 5n, false],
    [['/=', '$1', 5], 5n, false],
    [['=/=', '$1', 5], 5n, true],
    [['=:=', '$1', { const: ['$1'] }], 5, false],
    [['=:=', '$1', ['const', '$1']], '$1', true],
    [['=:=', '$1', [['a', '$2']]], ['a', 1], true],
    [['<', '$1', 'a'], 99, true],
    [['<', '$1', ['const', []]], 'a', true],
    [['<', '$1', ['const', [0, 0]]], [9], true],
    [['<', '$1', ['const', [1, 3]]], [1, 2], true],
    [['<', '$1', ['const', { a: 2 }]], { a: 1 }, true],
    [['<', '$1', ['const', { a: 0, b: 0 }]], { c: 1 }, true],
    [['is_atom', '$1'], 'a', true],
    [['is_atom', '$1'], null, true],
    [['is_atom', '$1'], 1, false],
    [['is_binary', '$1'], 'a', true],
    [['is_boolean', '$1'], 'true', false],
    [['is_float', '$1'], 1.5, true],
    [['is_float', '$1'], 1, false],
    [['is_integer', '$1'], 1n, true],
    [['is_integer', '$1'], 1.5, false],
    [['is_list', '$1'], [], true],
    [['is_map', '$1'], {}, true],
    [['is_map', '$1'], [], false],
    [['is_number', '$1'], '1', false],
    [['is_reference', '$1'], makeRef(), true],
    [['is_tuple', '$1'], [1], true],
    [['is_pid', '$1'], {}, false],
    [['is_function', '$1'], () => {}, true],
    [['is_map_key', 'a', '$1'], { a: 1 }, true],
    [['is_map_key', 'toString', '$1'], {}, false],
    [['=:=', ['map_get', 'a', '$1'], 1], { a: 1 }, true],
    [['=:=', ['map_size', '$1'], 1], { a: 1 }, true],
    [['=:=', ['element', 2, '$1'], 'b'], ['a', 'b'], true],
    [['=:=', ['hd', '$1'], 'a'], ['a'], true],
    [['=:=', ['tuple_size', '$1'], 2], [1, 2], true],
    [['=:=', ['+', ['*', '$1', 2], ['-', '$1', 1]], 14], 5, true],
    [['=:=', ['/', '$1', 2], 2.5], 5, true],
    [['=:=', ['div', '$1', 2], -2], -5, true],
    [['=:=', ['rem', '$1', 3], -2], -5, true],
    [['=:=', ['abs', '$1'], 5], -5, true],
    [['=:=', ['round', '$1'], -3], -2.5, true],
    [['=:=', ['trunc', '$1'], -2], -2.5, true],
    [['not', ['is_atom', '$1']], 5, true],
    [['and', true, '$1'], true, true],
    [['or', false, '$1'], false, false],
    [['xor', true, '$1'], false, true],
    [['andalso', ['is_integer', '$1'], ['>', '$1', 4], ['<', '$1', 6]], 5, true],
    [['orelse', ['is_atom', '$1'], ['>', '$1', 4]], 5, true],
    [['const', true], 5, true],
    ['$1', true, true],
    ['$1', 1, false],
  ])('%j of %s is %s', async (guard, value, expected) => {
    expect(await passes(guard, value)).toBe(expected)
  })

  it.each<[Guard]>([
    [['>', ['+', 'a', 1], 0]],
    [['>', ['/', '$1', 0], 0]],
    [['+', '$1', 1]],
    [['not', '$1']],
    [['or', true, '$1']],
    [['=:=', ['element', 3, '$1'], 1]],
    [['=:=', ['map_get', 'a', '$1'], 1]],
    [['andalso', true, '$1']],
  ])('%j, which cannot be worked out or is no boolean, is false', async (guard) => {
    expect(await passes(guard)).toBe(false)
  })

  it('does not look further than it has to', async () => {
    expect(await passes(['orelse', true, '$1'])).toBe(true)
    expect(await passes(['not', ['andalso', false, '$1']])).toBe(true)
  })
})

describe('a body', () => {
  it('makes tuples, lists and maps, calls functions, and knows the whole entry', () =>
    inProcess(async (me: Pid) => {
      await Registry.startLink({ keys: 'unique', name: 'R' })
      Registry.register('R', 'k', 5)
      const select = (...body: unknown[]): unknown[] => Registry.select('R', [[['$2', '$10', '$1'], [], body]])
      expect(select([['$2', '$1']])).toEqual([['k', 5]])
      expect(select(['$2', '$1'])).toEqual([['k', 5]])
      expect(select([[]])).toEqual([[]])
      expect(select({ value: '$1', keys: ['$2'] })).toEqual([{ value: 5, keys: ['k'] }])
      expect(select('$_')).toEqual([['k', [me, 5]]])
      expect(select('$$')).toEqual([[5, 'k', me]])
      expect(select(['+', '$1', 1])).toEqual([6])
      expect(select(['const', ['$1']])).toEqual([['$1']])
      expect(select(['self'])).toEqual([self()])
      expect(select('$1', '$2')).toEqual(['k'])
    }))

  it('gives EXIT when it cannot be worked out', async () => {
    expect(await evaluate(['element', 7, '$1'])).toEqual(['EXIT'])
  })
})

describe('a match spec', () => {
  it('takes the first clause that matches', () =>
    inProcess(async () => {
      await Registry.startLink({ keys: 'unique', name: 'R' })
      for (const n of [1, 2, 3]) Registry.register('R', n, n)
      const spec = [
        [['_', '_', '$1'], [['>', '$1', 2]], ['big']],
        [['$1', '_', 1], [], [true]],
      ] as const
      expect(Registry.select('R', spec).sort()).toEqual(['big', true])
      expect(Registry.countSelect('R', spec)).toBe(1)
      expect(Registry.countSelect('R', [])).toBe(0)
    }))

  it.each<[unknown]>([
    ['x'],
    [['x']],
    [[[['$1', '_'], [], [true]]]],
    [[[['_', '_', '_'], [], []]]],
    [[[['_', '_', '_'], [true]]]],
    [[[['_', '_', '_'], [['is_foo', 1]], [true]]]],
    [[[['_', '_', '_'], [['is_atom']], [true]]]],
    [[[['_', '_', '_'], [['andalso']], [true]]]],
    [[[['_', '_', '_'], ['$1'], [true]]]],
    [[[['_', '_', '_'], [], ['$1']]]],
  ])('%j throws badarg', (spec) =>
    inProcess(async () => {
      await Registry.startLink({ keys: 'unique', name: 'R' })
      expect(() => Registry.select('R', spec as never)).toThrow(BADARG)
      expect(() => Registry.countSelect('R', spec as never)).toThrow(BADARG)
    }),
  )

  it('has wrong guards of a match throw badarg', () =>
    inProcess(async () => {
      await Registry.startLink({ keys: 'unique', name: 'R' })
      expect(() => Registry.match('R', 'k', '_', [['is_foo', 1]])).toThrow(BADARG)
      expect(() => Registry.match('R', 'k', '_', 'x' as never)).toThrow(BADARG)
    }))
})
