import type { ResolvedLimits } from './limits.ts'

/** How many connections one address has. */
export class AddressCount {
  readonly address: string
  connections = 0

  constructor(address: string) {
    this.address = address
  }
}

/** Places for connections: taken when a request is let in, given back when its socket is gone or its upgrade came to nothing. */
export class Places {
  /** Taken now. */
  taken = 0
  readonly #max: number
  readonly #maxPerAddress: number
  readonly #byAddress = new Map<string, AddressCount>()

  constructor(limits: ResolvedLimits) {
    this.#max = limits.maxConnections
    this.#maxPerAddress = limits.maxConnectionsPerAddress
  }

  /** Takes a place: what is to be given back, or the limit that forbids it. */
  take(address: string): AddressCount | null | 'maxConnections' | 'maxConnectionsPerAddress' {
    if (this.taken >= this.#max) return 'maxConnections'
    if (this.#maxPerAddress === Number.POSITIVE_INFINITY) {
      this.taken++
      return null
    }
    const count = this.#byAddress.get(address) ?? new AddressCount(address)
    if (count.connections >= this.#maxPerAddress) return 'maxConnectionsPerAddress'
    if (count.connections++ === 0) this.#byAddress.set(address, count)
    this.taken++
    return count
  }

  giveBack(count: AddressCount | null): void {
    this.taken--
    if (count !== null && --count.connections === 0) this.#byAddress.delete(count.address)
  }
}
