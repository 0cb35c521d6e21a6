import type { Node, Pid } from '../actors/index.ts'
import type { Transport } from './transport.ts'

/** `'auto'`: uWebSockets.js where it loads, else Node's, with one warning that says why. */
export type TransportChoice = 'uws' | 'node' | 'auto' | Transport

/** Loads a transport's third parties; nothing else of the library does. `warn` is told why `'auto'` is not what it could be. */
export async function chooseTransport(choice: TransportChoice, warn: (message: string) => void): Promise<Transport> {
  if (typeof choice !== 'string') return choice
  if (choice === 'uws') return (await import('./uws-transport.ts')).uws
  if (choice === 'auto') {
    const { loadUws } = await import('./uws-binding.ts')
    const loaded = await loadUws()
    if (loaded.tag === 'available') return (await import('./uws-transport.ts')).uws
    warn(`${loaded.message} Until then the node transport serves.`)
  }
  return (await import('./node-transport.ts')).node
}

/** @throws {TypeError} */
export function checkChoice(choice: TransportChoice): void {
  if (choice === 'uws' || choice === 'node' || choice === 'auto') return
  if (typeof (choice as Transport | null)?.bind === 'function') return
  throw new TypeError(`Expected \`transport\` to be 'uws', 'node', 'auto' or a transport, got \`${String(choice)}\``)
}

const WARNED: unique symbol = Symbol('linecard.transport.warned')

/** Reports a fallback once for a node: a listener that is restarted has nothing new to say. */
export function reportFallback(node: Node, pid: Pid, message: string): void {
  if (node.services.has(WARNED)) return
  node.services.set(WARNED, true)
  if (node.reports.wanted) node.reports.send({ level: 'warning', label: 'transport/fallback', pid, message })
}
