/** What `catching` gave, without the call behind an exit reason: of `[reason, ['GenServer', 'call', args]]` the reason. */
export function withoutCall(outcome: readonly [string, unknown]): readonly [string, unknown] {
  const [kind, reason] = outcome
  if (kind !== 'exit' || !Array.isArray(reason) || !isCall(reason[1])) return outcome
  return [kind, reason[0]]
}

function isCall(location: unknown): boolean {
  return Array.isArray(location) && location[0] === 'GenServer' && location[1] === 'call'
}
