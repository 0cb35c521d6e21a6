import { Node, type NodeOptions, runProcess, VirtualClock } from 'linecard'
import { record } from '../recording.ts'

/** The order of a seed, if there is one. */
export type Order = Pick<NodeOptions, 'seed'>

/** The trace of what `work` emits as a process on a node of its own, whose time is virtual. */
export async function recordedRun(order: Order, work: (node: Node) => Promise<void>): Promise<string[]> {
  const clock = new VirtualClock().runAutomatically()
  const node = new Node({ ...order, clock })
  const recording = record(node, clock)
  try {
    await runProcess(node, () => work(node))
    return recording.lines()
  } finally {
    recording.end()
    node.stop()
  }
}
