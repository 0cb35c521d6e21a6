import fc from 'fast-check'
import { words } from './words.ts'

const state = fc.constantFrom('a', 'b', 'c')
const event = fc.constantFrom('e0', 'e1', 'e2', 'e3')

/** `x0:e1` sets a timeout, `xu:e1` updates it, `xc` cancels it. Those of `y` and `…l` are so long that they never come. */
const action = fc.oneof(
  { weight: 6, arbitrary: fc.constant('post') },
  { weight: 1, arbitrary: fc.constantFrom('post+', 'post-', 'hib', 'hib-') },
  { weight: 4, arbitrary: fc.constant('reply') },
  { weight: 8, arbitrary: withEvent('ins', 'ins', 'cast', 'info', 'call') },
  { weight: 8, arbitrary: withEvent('x0', 'x0', 'w0', 's0', 's0', 't0', 't0', 'n0') },
  { weight: 4, arbitrary: withEvent('xu', 'wu', 'su', 'tu', 'yu') },
  { weight: 4, arbitrary: withEvent('yl', 'sl', 'tl') },
  { weight: 4, arbitrary: fc.constantFrom('xc', 'wc', 'sc', 'tc', 'yc') },
)

const result = fc.oneof(
  { weight: 8, arbitrary: words('next', state) },
  { weight: 2, arbitrary: fc.constant('same') },
  { weight: 4, arbitrary: fc.constant('keep') },
  { weight: 4, arbitrary: fc.constant('keep_') },
  { weight: 2, arbitrary: fc.constantFrom('repeat', 'repeat_') },
)
/** What ends a machine is rare. */
const end = fc.constantFrom('stop', 'stop_reply', 'junk')
const endOrNot = fc.oneof({ weight: 40, arbitrary: result }, { weight: 1, arbitrary: end })

/** Thrown instead of returned; on Linecard in a promise. */
const manner = fc.constantFrom('', '', '', '', 'throw', 'async')

function withEvent(...kinds: string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...kinds), event).map((parts) => parts.join(':'))
}

function rule(event: fc.Arbitrary<string>, results: fc.Arbitrary<string>, actions: fc.Arbitrary<string>) {
  const list = fc.array(actions, { maxLength: 4 }).map((all) => all.join(' '))
  return words(state, event, results, '/', manner, list)
}

/** An enter callback may not do everything; what it may not do ends the machine. */
const enterAction = action.filter((text) => !/^(post|ins|cast|info|call)/.test(text))
const enterRule = rule(
  fc.constant('enter'),
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom('keep', 'keep_', 'same') }, { weight: 1, arbitrary: result }),
  fc.oneof({ weight: 30, arbitrary: enterAction }, { weight: 1, arbitrary: action }),
)

const header = words(
  fc.constantFrom('functions', 'events', 'events'),
  fc.constantFrom('enter', 'plain'),
  fc.constantFrom('zero', 'zero', 'long'),
)

/**
 * A state machine: its callback mode, whether it has enter calls, whether its state timeouts are of 0 ms or never come; rules (in state a
 * event e1 has this result / these actions); and the events that it is sent. An event without a rule is ignored.
 */
export const statemProgram: fc.Arbitrary<string[]> = fc
  .tuple(
    header,
    fc.array(fc.oneof({ weight: 4, arbitrary: rule(event, endOrNot, action) }, { weight: 1, arbitrary: enterRule }), {
      minLength: 1,
      maxLength: 16,
      size: 'max',
    }),
    fc.array(words(fc.constantFrom('send_cast', 'send_cast', 'send_info', 'send_call'), event), {
      minLength: 1,
      maxLength: 8,
      size: 'max',
    }),
  )
  .map(([header, rules, events]) => [header, ...rules, ...events])
