import { afterEach, describe, expect, it } from 'vitest'
import { exit, Node, type Pid, receive, runProcess, send, spawn, unlink } from '../../src/actors/index.ts'
import { ConnectionManager } from '../../src/relay/index.ts'
import { Registry } from '../../src/supervisor/index.ts'

const { addConnection, getConnection, getConnMap, isRegistered, REGISTRY, removeConnection } = ConnectionManager

const nodes: Node[] = []
afterEach(() => {
  for (const node of nodes.splice(0)) node.stop()
})

/** Runs `work` on a node with a registry of connections. */
function withRegistry<T>(work: (self: Pid) => Promise<T>): Promise<Awaited<T>> {
  const node = new Node()
  nodes.push(node)
  return runProcess(node, async (self) => {
    unlink(await Registry.startLink({ keys: 'duplicate', name: REGISTRY }))
    return work(self)
  })
}

/** A process that has added itself, and does what it is told to. */
async function connected(self: Pid, id: number): Promise<Pid> {
  const pid = spawn(async (me) => {
    addConnection(id, me)
    send(self, ['added', me])
    for (;;) {
      const message = await receive<unknown[]>()
      if (message[0] === 'run') send(self, ['ran', (message[1] as () => unknown)()])
      else send(self, ['got', me, message])
    }
  })
  await receive(['added', pid])
  return pid
}

async function inProcess<T>(pid: Pid, work: () => T): Promise<T> {
  send(pid, ['run', work])
  const [, value] = await receive<[string, T]>((message) => Array.isArray(message) && message[0] === 'ran')
  return value
}

describe('addConnection', () => {
  it('makes the caller the connection of an id', async () => {
    await withRegistry(async (self) => {
      expect(addConnection(1, self)).toBe('ok')
      expect([getConnection(1), isRegistered(1), isRegistered(2)]).toEqual([self, true, false])
    })
  })

  it('tells the process that had the id to close, and no other', async () => {
    await withRegistry(async (self) => {
      const predecessor = await connected(self, 1)
      const other = await connected(self, 2)
      addConnection(1, self)
      expect(await receive()).toEqual(['got', predecessor, ['close', 4009, 'replaced']])
      // Had the other one been told anything, it would have said so before this answer.
      send(other, ['run', () => 'nothing'])
      expect(await receive()).toEqual(['ran', 'nothing'])
    })
  })

  it('does not let a process add another', async () => {
    await withRegistry(async (self) => {
      const other = await connected(self, 1)
      expect(() => addConnection(2, other)).toThrow(TypeError)
      expect(getConnection(2)).toBeNull()
    })
  })
})

describe('removeConnection', () => {
  it("takes away the caller's own entry only", async () => {
    await withRegistry(async (self) => {
      const older = await connected(self, 1)
      const newer = await connected(self, 1)
      await receive(['got', older, ['close', 4009, 'replaced']])
      expect(await inProcess(older, () => removeConnection(1))).toBe('ok')
      expect(getConnection(1)).toBe(newer)
      expect(removeConnection(1)).toBe('ok')
      expect(getConnection(1)).toBe(newer)
      await inProcess(newer, () => removeConnection(1))
      expect(getConnection(1)).toBeNull()
    })
  })
})

describe('getConnection', () => {
  it('gives the newest of an id, and the one before it while that is all there is', async () => {
    await withRegistry(async (self) => {
      const older = await connected(self, 1)
      const newer = await connected(self, 1)
      expect(getConnection(1)).toBe(newer)
      exit(newer, 'kill')
      expect(getConnection(1)).toBe(older)
      exit(older, 'kill')
      expect(getConnection(1)).toBeNull()
    })
  })
})

describe('getConnMap', () => {
  it('gives every id with its newest process', async () => {
    await withRegistry(async (self) => {
      expect(getConnMap()).toEqual(new Map())
      const two = await connected(self, 2)
      await connected(self, 1)
      const newer = await connected(self, 1)
      expect(getConnMap()).toEqual(
        new Map([
          [2, two],
          [1, newer],
        ]),
      )
      exit(two, 'kill')
      expect([...getConnMap().keys()]).toEqual([1])
    })
  })
})

describe('while there is no registry', () => {
  it('nobody is known, nothing is to be removed, and adding fails', async () => {
    const node = new Node()
    nodes.push(node)
    await runProcess(node, (self) => {
      expect([getConnection(1), getConnMap(), removeConnection(1)]).toEqual([null, new Map(), 'ok'])
      expect(() => addConnection(1, self)).toThrow("Unknown registry 'Relay.Registry'")
    })
  })
})
