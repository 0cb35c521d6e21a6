import { describe, expect, it } from 'vitest'
import { exit, isAlive, Marker, type Node, type Pid, type Program, park, send, unpark } from '../../src/actors/index.ts'
import { virtualNode } from './in-process.ts'

const RESUME = new Marker('resume')

/** Parks on the message `'wait'`; writes down all others. */
function parking(node: Node): { readonly pid: Pid; readonly received: unknown[] } {
  const received: unknown[] = []
  const program: Program = {
    label: 'parking',
    start() {},
    receive(process, message) {
      if (message === 'wait') park(process)
      else received.push(message)
    },
  }
  return { pid: node.createProcess(program), received }
}

describe('park and unpark', () => {
  it('keep messages in the mailbox, and give the one that ends it first', () => {
    const node = virtualNode()
    const { pid, received } = parking(node)
    for (const message of ['wait', 'a', 'b']) send(pid, message)
    node.scheduler.drainNow()
    expect(received).toEqual([])
    unpark(pid, RESUME)
    send(pid, 'c')
    node.scheduler.drainNow()
    expect(received).toEqual([RESUME, 'a', 'b', 'c'])
  })

  it('may follow each other: messages wait until the last', () => {
    const node = virtualNode()
    const { pid, received } = parking(node)
    for (const message of ['wait', 'a', 'wait', 'b']) send(pid, message)
    node.scheduler.drainNow()
    unpark(pid, RESUME)
    node.scheduler.drainNow()
    expect(received).toEqual([RESUME, 'a'])
    unpark(pid, RESUME)
    node.scheduler.drainNow()
    expect(received).toEqual([RESUME, 'a', RESUME, 'b'])
  })

  it('do not keep a process from being killed, nor bring it back', () => {
    const node = virtualNode()
    const { pid, received } = parking(node)
    send(pid, 'wait')
    node.scheduler.drainNow()
    exit(pid, 'kill')
    unpark(pid, RESUME)
    node.scheduler.drainNow()
    expect([isAlive(pid), received]).toEqual([false, []])
  })
})
