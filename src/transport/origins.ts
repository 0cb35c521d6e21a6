/** Makes a test for `Origin` headers of a route's list. @throws {TypeError} when an entry is no origin */
export function originTest(origins: readonly string[] | 'any'): (origin: string) => boolean {
  if (origins === 'any') return () => true
  const exact = new Set<string>()
  const suffixes: [scheme: string, suffix: string][] = []
  for (const origin of origins) {
    const parts = /^([a-z][a-z0-9+.-]*:\/\/)(\*\.)?([^*/\s]+)$/i.exec(origin.toLowerCase())
    if (parts === null && origin !== 'null') {
      throw new TypeError(
        `Expected an origin such as 'https://example.com' or 'https://*.example.com', got \`${origin}\``,
      )
    }
    const [whole = origin, scheme = '', wildcard, host] = parts ?? []
    if (wildcard === undefined) exact.add(whole)
    else suffixes.push([scheme, `.${host}`])
  }
  return (header) => {
    const origin = header.toLowerCase()
    return exact.has(origin) || suffixes.some(([scheme, end]) => origin.startsWith(scheme) && origin.endsWith(end))
  }
}
