import fc from 'fast-check'
import { words } from './words.ts'

const worker = fc.constantFrom('p0', 'p0', 'p0', 'p1', 'p1', 'p1', 'p2', 'p2', 'p3', 'p3', 'p4', 'p5')
const ref = fc.constantFrom('mine', 'mine', 'mine', 'r0', 'r1', 'r2', 'r3')
const name = fc.constantFrom('a', 'b')
const reason = fc.constantFrom('boom', 'normal', 'kill', 'shutdown', 'killed', 'noproc', 'shutdown_x')
const target = fc.oneof(worker, name)
const signals = fc.constantFrom('message', 'message', 'normal', 'boom', 'kill', 'monitor')
const firstSignal = fc.oneof(signals, fc.constant('link'))

const operation = fc.oneof(
  { weight: 3, arbitrary: words('link', worker) },
  { weight: 1, arbitrary: words('unlink', worker) },
  { weight: 3, arbitrary: words('trap', fc.constantFrom('true', 'true', 'false')) },
  { weight: 4, arbitrary: words('monitor', target, fc.constantFrom('', '', '', 'tag')) },
  {
    weight: 2,
    arbitrary: words('monitor', target, fc.constantFrom('explicit_unalias', 'demonitor', 'reply_demonitor')),
  },
  { weight: 4, arbitrary: words('demonitor', ref, fc.constantFrom('', 'flush', 'info', 'flush info')) },
  { weight: 2, arbitrary: words('exit', worker, reason) },
  { weight: 1, arbitrary: words('quit', reason) },
  { weight: 1, arbitrary: fc.constantFrom('raise', 'throw', 'return') },
  { weight: 2, arbitrary: words('spawn', fc.constantFrom('', 'link', 'monitor', 'both')) },
  { weight: 3, arbitrary: words('send', fc.oneof(worker, name, ref, ref)) },
  { weight: 2, arbitrary: words('burst', worker, firstSignal, signals, signals) },
  { weight: 2, arbitrary: words('register', worker, name) },
  { weight: 1, arbitrary: words('unregister', name) },
  { weight: 1, arbitrary: words('whereis', name) },
  { weight: 1, arbitrary: words('alive', worker) },
  { weight: 1, arbitrary: words('alias', fc.constantFrom('explicit_unalias', 'reply')) },
  { weight: 1, arbitrary: words('unalias', ref) },
  { weight: 2, arbitrary: fc.oneof(fc.constant('take m'), words('take EXIT', worker), words('take DOWN', ref)) },
  { weight: 1, arbitrary: fc.constant('flush') },
)

/**
 * Instructions for workers, each done with all its consequences before the next one begins: `p0 link p1` has worker 0 link itself to worker
 * 1. Workers p0 to p4 are there at the start, p5, … and references r0, r1, … are numbered as they are made; `mine` is the newest
 * that the worker itself made. An instruction that names what is not there, or a dead worker, is skipped.
 */
export const processesProgram: fc.Arbitrary<string[]> = fc.array(words(worker, operation), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
})
