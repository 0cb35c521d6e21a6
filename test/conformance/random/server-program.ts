import fc from 'fast-check'
import { words } from './words.ts'

const reason = fc.constantFrom('boom', 'normal', 'shutdown', 'shutdown_x', 'kill')
const simple = fc.constantFrom(
  'ok',
  'ok',
  'ok',
  'answer',
  'twice',
  'self',
  'zero',
  'hibernate',
  'callself',
  'trap',
  'untrap',
)
const fatal = fc.oneof(
  fc.constantFrom('raise', 'junk', 'throwjunk'),
  fc.tuple(fc.constantFrom('stop', 'stop', 'bye', 'exit'), reason).map((parts) => parts.join('+')),
)
const last = fc.oneof({ weight: 6, arbitrary: simple }, { weight: 1, arbitrary: fatal })

/** What a callback does, and returns: `cont+zero` goes on with a continue, which returns a timeout of 0. */
const act = fc.oneof(
  { weight: 6, arbitrary: last },
  { weight: 3, arbitrary: fc.constant('later') },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('cont', 'latercont', 'throw'), last).map((parts) => parts.join('+')),
  },
  { weight: 1, arbitrary: last.map((act) => `cont+cont+${act}`) },
)

const item = fc.oneof(
  { weight: 4, arbitrary: act.map((act) => `call=${act}`) },
  { weight: 3, arbitrary: act.map((act) => `cast=${act}`) },
  { weight: 2, arbitrary: act.map((act) => `info=${act}`) },
  { weight: 1, arbitrary: reason.map((reason) => `stop=${reason}`) },
  { weight: 1, arbitrary: reason.map((reason) => `signal=${reason}`) },
  { weight: 1, arbitrary: fc.constantFrom('killclient=0', 'killclient=1', 'killclient=2') },
  { weight: 1, arbitrary: reason.map((reason) => `parent=${reason}`) },
)

const instruction = fc.oneof({ weight: 6, arbitrary: item }, { weight: 2, arbitrary: words('burst', item, item, item) })

const start = words(
  fc.constantFrom('linked', 'linked', 'unlinked'),
  fc.constantFrom('trap', 'plain'),
  fc.constantFrom('none', 'ok', 'ok', 'raise', 'exit', 'throw', 'answer'),
  fc.oneof(
    { weight: 8, arbitrary: fc.constant('ok') },
    { weight: 4, arbitrary: fc.constantFrom('zero', 'hibernate', 'ignore', 'raise', 'junk', 'throw+ok', 'throwjunk') },
    { weight: 2, arbitrary: last.map((act) => `cont+${act}`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('stop', 'exit'), reason).map((parts) => parts.join('+')) },
  ),
)

/**
 * How a GenServer is started (by a parent, trapping, what its terminate and its init do), and what then comes to it: calls by clients of their
 * own, casts, infos, stops, exit signals of a stranger, its parent's end, the end of a client that waits. A `burst` comes while it is blocked.
 */
export const serverProgram: fc.Arbitrary<string[]> = fc
  .tuple(start, fc.array(instruction, { minLength: 1, maxLength: 12, size: 'max' }))
  .map(([start, instructions]) => [start, ...instructions])
