import { type CallResult, type From, type InitResult, ok, reply } from '../../../src/actors/index.ts'

/** A GenServer whose module is an ES module. */
export function init(start: number): InitResult<number> {
  return ok(start)
}

export function handleCall(_request: 'double', _from: From, state: number): CallResult<number, number> {
  return reply(state * 2, state)
}
