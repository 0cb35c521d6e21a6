/** What an error needs to be told to a client: its code and its words. Any other fields are details. */
export interface RelayError {
  readonly tag?: string
  readonly code: string
  readonly message: string
}

/**
 * Builds the JSON text `{"error":{"code":…,"message":…,…}}`, the answer to a client whose message or request was refused.
 *
 * Details follow in the order in which the error has them; its `tag` is left out. The text is well-formed whatever the details hold
 * (`JSON.stringify` escapes lone surrogates).
 */
export function errorFrame<E extends RelayError>(error: E): string {
  const { tag: _, code, message, ...details } = error
  return JSON.stringify({ error: { code, message, ...details } })
}
