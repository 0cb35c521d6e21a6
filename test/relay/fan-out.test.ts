import { describe, expect, it } from 'vitest'
import { checkFanOut } from '../../src/relay/fan-out.ts'

const MIB = 1_048_576
const message = (targets: readonly number[], length: number): Parameters<typeof checkFanOut>[0] => ({
  tag: 'message',
  targets,
  payload: 'x'.repeat(length),
})
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

describe('checkFanOut', () => {
  it('lets a payload of any size reach each of its targets once, up to 64 MiB in all', () => {
    expect(checkFanOut(message([1], 5 * MIB))).toBeNull()
    expect(checkFanOut(message(range(64), MIB))).toBeNull()
    expect(checkFanOut(message(range(65), MIB))).toMatchObject({
      code: 'too_much_to_send',
      size: 65 * MIB,
      limit: 64 * MIB,
    })
  })

  it('lets a target be named again until its copies have 1 MiB', () => {
    const named = (times: number): number[] => new Array<number>(times).fill(7)
    expect(checkFanOut(message(named(1024), 1024))).toBeNull()
    expect(checkFanOut(message([...named(1025), 1, 2], 1024))).toMatchObject({ size: 1025 * 1024, limit: MIB })
    expect(checkFanOut(message(named(2), MIB))).toMatchObject({ size: 2 * MIB })
  })
})
