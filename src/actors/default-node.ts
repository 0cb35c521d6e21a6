import { Node } from './node.ts'
import { currentProcess } from './running.ts'

let shared: Node | null = null

/** The node for scripts and small programs, made at first use. */
export function defaultNode(): Node {
  shared ??= new Node()
  return shared
}

/** The calling process's node; for the host program's own code, the default node. */
export function currentNode(): Node {
  return currentProcess()?.node ?? defaultNode()
}
