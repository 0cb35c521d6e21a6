import fc from 'fast-check'
import { words } from './words.ts'

const child = fc.constantFrom('c0', 'c1', 'c2', 'c3')
const reason = fc.constantFrom('boom', 'normal', 'shutdown', 'shutdown_x')
const outcomes = fc
  .array(fc.constantFrom('ok', 'ok', 'ok', 'ok', 'ok', 'ignore', 'fail', 'crash'), { minLength: 0, maxLength: 6 })
  .map((later) => ['ok', ...later].join(','))

const flags = words(
  fc.constantFrom('one_for_one', 'one_for_all', 'rest_for_one'),
  fc.constantFrom('0', '2', '5', '100'),
  fc.constantFrom('never', 'any_significant', 'all_significant'),
)

const instruction = fc.oneof(
  { weight: 3, arbitrary: words('exit', child, reason) },
  { weight: 2, arbitrary: words('stop', child, reason) },
  { weight: 2, arbitrary: words('kill', child) },
  { weight: 1, arbitrary: words('raise', child) },
  { weight: 3, arbitrary: words('terminate', child) },
  { weight: 3, arbitrary: words('restart', child) },
  { weight: 2, arbitrary: words('delete', child) },
  { weight: 2, arbitrary: words('start', child) },
)

/** A child that is never restarted may be significant, if the supervisor knows what to do then. */
function definition(id: string, flags: string): fc.Arbitrary<string> {
  return words(
    id,
    fc.constantFrom('permanent', 'transient', 'temporary'),
    fc.constantFrom('trap', 'plain', 'brutal'),
    fc.constantFrom('plain', 'significant'),
    fc.oneof({ weight: 8, arbitrary: outcomes }, { weight: 1, arbitrary: fc.constantFrom('fail', 'ignore', 'crash') }),
  ).map((text) => (text.includes('permanent') || flags.endsWith('never') ? text.replace('significant', 'plain') : text))
}

/**
 * What one supervisor is (strategy, restarts, auto-shutdown), four children that it may have (restart type, how they end, significance, how
 * init ends in each instance), those that it starts with, and what is then done to it, each with all its consequences before the next.
 */
export const supervisionProgram: fc.Arbitrary<string[]> = flags.chain((flags) =>
  fc
    .tuple(
      fc.tuple(...['c0', 'c1', 'c2', 'c3'].map((id) => definition(id, flags))),
      fc.shuffledSubarray(['c0', 'c1', 'c2', 'c3'], { minLength: 1 }),
      fc.array(instruction, { minLength: 1, maxLength: 15, size: 'max' }),
    )
    .map(([children, initial, instructions]) => [flags, ...children, ['start', ...initial].join(' '), ...instructions]),
)
