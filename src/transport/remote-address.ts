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

const NUMBERS: readonly string[] = Array.from({ length: 256 }, (_, byte) => String(byte))

/** The text of an IPv4 address, by itself or in IPv6, out of its bytes; null for any other. */
export function addressOfBytes(bytes: Uint8Array): string | null {
  if (bytes.length === 4) return dottedAt(bytes, 0)
  return bytes.length === 16 && isMapped(bytes) ? dottedAt(bytes, 12) : null
}

function isMapped(bytes: Uint8Array): boolean {
  for (let index = 0; index < 10; index++) if (bytes[index] !== 0) return false
  return bytes[10] === 255 && bytes[11] === 255
}

function dottedAt(bytes: Uint8Array, at: number): string {
  const part = (index: number): string => NUMBERS[bytes[at + index] as number] as string
  return `${part(0)}.${part(1)}.${part(2)}.${part(3)}`
}

function dotted(high: number, low: number): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}
