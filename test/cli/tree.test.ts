import { afterEach, expect, it } from 'vitest'
import { genServer, Node, ok, receive, runProcess, spawn } from '../../src/actors/index.ts'
import { drawTree } from '../../src/cli/tree.ts'
import {
  DynamicSupervisor,
  Registry,
  Supervisor,
  type SupervisorModule,
  supervisor,
} from '../../src/supervisor/index.ts'

const nodes: Node[] = []
afterEach(() => {
  for (const node of nodes.splice(0)) node.stop()
})

function newNode(): Node {
  const node = new Node()
  nodes.push(node)
  return node
}

/** With every pid as `<>`. */
function drawn(node: Node): string[] {
  return drawTree(node)
    .replaceAll(/#PID<[\d.]+>/g, '<>')
    .split('\n')
}

const Tree: SupervisorModule<void> = supervisor({
  name: 'Tree',
  init: () =>
    Supervisor.init(
      [
        [Registry, { keys: 'unique', name: 'names' }],
        [DynamicSupervisor, { name: 'lines' }],
      ],
      {
        strategy: 'one_for_one',
      },
    ),
})

const Idle = genServer({ name: 'Idle', init: () => ok(null) })

it('draws who started whom, with names', async () => {
  const node = newNode()
  await Tree.startLink(undefined, { node, name: 'top' })
  expect(drawn(node)).toEqual([
    'top (Tree) <>',
    '├─ names (Registry.Supervisor) <>',
    '│  └─ names.PIDPartition0 (Registry.Partition) <>',
    expect.stringMatching(/^└─ lines \(.*\) <>$/),
  ])
})

it('shows ten children of one process, and the number of the others', async () => {
  const node = newNode()
  await Tree.startLink(undefined, { node, name: 'top' })
  await runProcess(node, async () => {
    for (let count = 0; count < 12; count++) await DynamicSupervisor.startChild('lines', Idle)
  })
  const lines = drawn(node)
  expect(lines.filter((line) => line.startsWith('   ├─ '))).toHaveLength(10)
  expect(lines.at(-1)).toBe('   └─ … and 2 more')
})

it('puts a process whose parent has gone at the top', async () => {
  const node = newNode()
  await runProcess(node, () => {
    spawn(function orphan() {
      return receive()
    })
  })
  expect(drawn(node)).toEqual(['orphan <>'])
})
