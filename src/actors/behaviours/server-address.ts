import { currentNode } from '../default-node.ts'
import { type Address, type GlobalName, isElsewhere, type Via, whereis as whereisOn } from '../names.ts'
import type { Pid } from '../pid.ts'

/** The live process that a server's name stands for, or null; of a name on another node, that name. Mirrors `GenServer.whereis/1`. */
export function whereis(server: string | Via | GlobalName | Pid): Pid | null
export function whereis(server: Address): Pid | readonly [name: string, node: string] | null
export function whereis(server: Address): Pid | readonly [name: string, node: string] | null {
  const node = currentNode()
  return isElsewhere(node, server) ? server : whereisOn(node, server)
}
