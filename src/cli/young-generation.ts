import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's young generation as large as it is now, unless whoever started Node has decided about it.
 *
 * V8 doubles it, as far as 32 MB, when much of what is there survives, and hardly ever makes it smaller again. What survives in this program
 * are connections, which leave it at once and for good: 15,000 idle ones would have it grown by 1,500 bytes each, for nothing. What a
 * message needs does not survive.
 */
export function keepYoungGenerationSmall(flags: readonly string[] = nodeFlags()): void {
  if (flags.some((flag) => /semi[-_]space/.test(flag))) return
  // Read whenever V8 is about to make it larger; Node 20, 22 and 24 allow flags to be set late.
  setFlagsFromString('--semi-space-growth-factor=1')
}

function nodeFlags(): readonly string[] {
  return [...process.execArgv, process.env.NODE_OPTIONS ?? '']
}
