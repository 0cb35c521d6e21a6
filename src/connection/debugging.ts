import { debugEvent, type Pid } from '../actors/index.ts'

/** To whom frames go, as the events of `Sys` say it: `['out', frames, ['client'], state]`. */
const CLIENT: readonly ['client'] = ['client']

/** Tells whoever debugs a connection what a callback's result has made of a message; an end without frames is no event, as in gen_server. */
export function debugResult(process: Pid, result: unknown, state: unknown, isEnd: boolean): void {
  const frames = framesIn(result as readonly unknown[])
  if (frames !== null) debugEvent(process, ['out', frames, CLIENT, state])
  else if (!isEnd) debugEvent(process, ['noreply', state])
}

function framesIn(result: readonly unknown[]): unknown {
  if (result[0] === 'push') return result[1]
  if (result[0] === 'reply') return result[2]
  return result[0] === 'stop' && result.length === 5 ? result[3] : null
}
