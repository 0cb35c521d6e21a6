import type { CallQueue, Expiring } from './call-timeouts.ts'

/** Who is told what came of a request. */
export interface Listener {
  resolve(value: never): void
  reject(error: unknown): void
}

let resolveNew: (value: never) => void
let rejectNew: (error: unknown) => void
/** One executor for all: it costs no closure. */
const capture = (resolve: (value: never) => void, reject: (error: unknown) => void): void => {
  resolveNew = resolve
  rejectNew = reject
}

/**
 * The promise of what `request` will come to, and its place among those that time may run out for. Made only for what takes longer than the
 * turns that others have at once: most requests never need it.
 */
export class Wait<R> implements Listener, Expiring {
  readonly promise: Promise<R>
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
  readonly request: Pick<Expiring, 'fail'>
  queue: CallQueue | null = null
  previousCall: Expiring | null = null
  nextCall: Expiring | null = null
  deadline = 0

  constructor(request: Pick<Expiring, 'fail'>) {
    this.request = request
    this.promise = new Promise(capture)
    this.resolve = resolveNew
    this.reject = rejectNew
  }

  fail(why: 'timeout'): void {
    this.request.fail(why)
  }
}
