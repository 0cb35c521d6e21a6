import type { MakeMachine, Step } from '../both-ways.ts'

/** One of xstate's documented features, as a machine and what is done to it. */
export interface Example {
  readonly name: string
  readonly make: MakeMachine
  readonly steps: readonly Step[]
  readonly input?: unknown
}

/** Events without anything but a type. */
export function events(...types: string[]): { readonly type: string }[] {
  return types.map((type) => ({ type }))
}

/** A promise that settles when the event loop has turned. */
export function soon<T>(settle: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(settle())
      } catch (error) {
        reject(error)
      }
    })
  })
}
