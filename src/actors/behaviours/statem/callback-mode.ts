import { CallbackModule, callbackModule, toMode } from './callback-module.ts'
import { Ending } from './ending.ts'
import type { Machine } from './machine.ts'
import type { StatemModule } from './types.ts'

/**
 * Goes on with the callbacks of `module`, which stands on top of `below`. Returns why the machine ends, if it is no module or its
 * `callbackMode` fails; then the present one stays to the end. Mirrors `get_callback_mode`.
 */
export function useModule(
  machine: Machine,
  module: StatemModule | CallbackModule,
  below: readonly CallbackModule[],
): Ending | null {
  let used: CallbackModule
  let returned: unknown
  try {
    used = module instanceof CallbackModule ? module : callbackModule(module)
    returned = callbackModeOf(used)
  } catch (thrown) {
    return Ending.thrown(thrown as Error)
  }
  const mode = toMode(returned)
  if (mode === null) return Ending.error(['bad_return_from_callback_mode', returned])
  machine.module = used
  machine.below = below
  machine.setMode(mode)
  return null
}

/** A thrown value is a return value here too. */
function callbackModeOf({ spec }: CallbackModule): unknown {
  try {
    return spec.callbackMode()
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    return thrown
  }
}
