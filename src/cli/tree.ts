import { info, type Node, type Pid } from '../actors/index.ts'

/** So many children of one process are shown; a relay has a line for each connection otherwise. */
const SHOWN = 10

/** Draws a node's processes as who started whom, one a line. */
export function drawTree(node: Node): string {
  const live = new Set(node.processes())
  const children = new Map<Pid | null, Pid[]>()
  for (const pid of live) {
    const parent = info(pid, 'parent')
    // A process whose parent has gone, or is the host program, stands at the top.
    const under = parent !== null && live.has(parent) ? parent : null
    const siblings = children.get(under)
    if (siblings === undefined) children.set(under, [pid])
    else siblings.push(pid)
  }
  return (children.get(null) ?? []).flatMap((root) => [nameOf(root), ...branches(root, children, '')]).join('\n')
}

function branches(pid: Pid, children: Map<Pid | null, Pid[]>, indent: string): string[] {
  const all = children.get(pid) ?? []
  const shown = all.slice(0, SHOWN)
  const lines = shown.flatMap((child, index) => {
    const last = index === shown.length - 1 && all.length <= SHOWN
    return [
      `${indent}${last ? '└─ ' : '├─ '}${nameOf(child)}`,
      ...branches(child, children, indent + (last ? '   ' : '│  ')),
    ]
  })
  return all.length > SHOWN ? [...lines, `${indent}└─ … and ${all.length - SHOWN} more`] : lines
}

function nameOf(pid: Pid): string {
  const name = info(pid, 'registered_name')
  const label = info(pid, 'initial_call') ?? ''
  return name === null ? `${label} ${pid}` : name === label ? `${name} ${pid}` : `${name} (${label}) ${pid}`
}
