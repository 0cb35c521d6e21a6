import type { Node } from './node.ts'
import { onDeath } from './on-death.ts'
import type { Pid } from './pid.ts'
import { ExitError, type Reason } from './reason.ts'
import { type ProcessFunction, spawnFunction } from './spawn.ts'

/**
 * Runs `work` as a process of `node` and resolves to what it returns: how a host program or a test steps inside. Rejects with an `ExitError`
 * when the process ends any other way; an error that `work` throws is that error's `cause`.
 */
export function runProcess<T>(node: Node, work: (self: Pid) => T | PromiseLike<T>): Promise<Awaited<T>> {
  return new Promise((resolve, reject) => {
    let value: Awaited<T>
    const run: ProcessFunction = async (self) => {
      value = await work(self)
    }
    onDeath(spawnFunction(node, run), (reason) => (reason === 'normal' ? resolve(value) : reject(failure(reason))))
  })
}

function failure(reason: Reason): ExitError {
  const error = new ExitError(reason)
  if (Array.isArray(reason) && reason[0] instanceof Error) error.cause = reason[0]
  return error
}
