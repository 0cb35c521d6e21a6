const MAPPED = /^(?:0*:){2,5}:?(?:0+:)?ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i

/** An IP address in its usual text: IPv4 in IPv6 (`::ffff:127.0.0.1`) as IPv4, IPv6 in its short form. */
export function usualAddress(address: string): string {
  if (!address.includes(':')) return address
  const mapped = MAPPED.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (mapped?.[2] !== undefined) return dotted(Number.parseInt(`${mapped[2]}`, 16), Number.parseInt(`${mapped[3]}`, 16))
  try {
    return new URL(`http://[${address}]`).hostname.slice(1, -1)
  } catch {
    // With a zone, as in fe80::1%eth0: no URL may have one.
    return address
  }
}

function dotted(high: number, low: number): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}
