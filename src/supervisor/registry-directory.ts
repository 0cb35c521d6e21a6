import { badarg, type Node } from '../actors/index.ts'
import type { RegistryState } from './registry-table.ts'

const REGISTRIES = Symbol('linecard.registries')
const noRegistries = (): Map<string, RegistryState> => new Map()

/**
 * The registry that was found last, and its node. Most programs ask one and the same all the time, and to find it by way of two maps takes as
 * long as to find a key in it.
 */
let last: RegistryState | null = null
let lastNode: Node | null = null

/** The registries of a node by name. A look-up goes from here to the table, without a message. */
function registriesOf(node: Node): Map<string, RegistryState> {
  return node.service(REGISTRIES, noRegistries)
}

/** The node knows the registry from here on. */
export function publishRegistry(node: Node, registry: RegistryState): void {
  registriesOf(node).set(registry.name, registry)
  last = lastNode = null
}

/** The registry has ended. Another one may have its name by now. */
export function withdrawRegistry(node: Node, registry: RegistryState): void {
  const registries = registriesOf(node)
  if (registries.get(registry.name) === registry) registries.delete(registry.name)
  last = lastNode = null
}

/** @throws {OtpError} OTP_ERR_BADARG if no such registry runs on the node */
export function registryOf(node: Node, name: string): RegistryState {
  if (last !== null && last.name === name && lastNode === node) return last
  const found = registriesOf(node).get(name)
  if (found === undefined) throw badarg(`Unknown registry '${String(name)}': it is not running on node ${node.name}`)
  last = found
  lastNode = node
  return found
}

/** @throws {OtpError} OTP_ERR_BADARG if there is none, or it is one for duplicate keys */
export function uniqueRegistryOf(node: Node, name: string, what: string): RegistryState {
  const found = registryOf(node, name)
  if (found.kind !== 'unique') throw badarg(`Registry '${name}' has duplicate keys: ${what} needs unique ones`)
  return found
}
