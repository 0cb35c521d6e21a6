import { capture, captured } from '../capture.ts'
import type { Pid } from '../pid.ts'
import { isPromiseLike, own, unowned } from '../running.ts'
import type { CallQueue, Expiring } from './call-timeouts.ts'

/** Who is told what came of a request. */
export interface Listener {
  resolve(value: never): void
  reject(error: unknown): void
}

/**
 * The promise of what `request` will come to, and its place among those that time may run out for. Made only for what takes longer than the
 * turns that others have at once: most requests never need it.
 */
export class Wait<R> implements Listener, Expiring {
  readonly promise: Promise<R>
  /** @internal */ readonly settle: (value: never) => void
  /** @internal */ readonly refuse: (error: unknown) => void
  /** Who waits; null for the host program. */
  readonly owner: Pid | null
  readonly request: Pick<Expiring, 'fail'>
  queue: CallQueue | null = null
  previousCall: Expiring | null = null
  nextCall: Expiring | null = null
  deadline = 0

  constructor(request: Pick<Expiring, 'fail'>, owner: Pid | null) {
    this.request = request
    this.owner = owner
    this.promise = unowned(capture)
    this.settle = captured.resolve
    this.refuse = captured.reject
  }

  resolve(value: unknown): void {
    if (this.owner !== null && isPromiseLike(value)) own(this.promise, this.owner)
    this.settle(value as never)
  }

  reject(error: unknown): void {
    if (this.owner !== null) own(this.promise, this.owner)
    this.refuse(error)
  }

  fail(why: 'timeout'): void {
    this.request.fail(why)
  }
}
