import fc from 'fast-check'

/** A line of words, those that differ each chosen anew. */
export function words(...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const arbitraries = parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))
  return fc.tuple(...arbitraries).map((all) => all.join(' ').trim())
}
