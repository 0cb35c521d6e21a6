/** How often children may be restarted before their supervisor gives up: more than `maxRestarts` times within `maxSeconds`. */
export interface RestartIntensity {
  readonly maxRestarts: number
  readonly maxSeconds: number
}

/** The restarts that still count, newest second first. Its length is bounded by the period, whatever the intensity. */
export type RestartHistory = readonly RestartsInSecond[]
type RestartsInSecond = readonly [second: number, restarts: number]

/**
 * Adds a restart at `now`, a whole monotonic second, and tells whether that was one too many. Mirrors `supervisor:add_restart/1`.
 *
 * A restart counts for as long as its second is not older than `now - maxSeconds`: the real window is up to one second longer.
 */
export function addRestart(
  history: RestartHistory,
  now: number,
  intensity: RestartIntensity,
): { readonly history: RestartHistory; readonly exceeded: boolean } {
  const oldest = now - intensity.maxSeconds
  let restarts = 1
  let kept = 0
  for (; kept < history.length; kept++) {
    const [second, count] = history[kept] as RestartsInSecond
    if (second < oldest) break
    restarts += count
  }
  const newest = kept === 0 ? undefined : history[0]
  const added: RestartHistory =
    newest?.[0] === now ? [[now, newest[1] + 1], ...history.slice(1, kept)] : [[now, 1], ...history.slice(0, kept)]
  return { history: added, exceeded: restarts > intensity.maxRestarts }
}

/** The restarts in a history. */
export function restartCount(history: RestartHistory): number {
  return history.reduce((sum, [, restarts]) => sum + restarts, 0)
}

/** The second that `addRestart` wants, of a clock's milliseconds. Mirrors `erlang:monotonic_time(1)`. */
export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
