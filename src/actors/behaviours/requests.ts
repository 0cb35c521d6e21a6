import { currentNode } from '../default-node.ts'
import { deliver } from '../mailbox.ts'
import type { MonitorRef } from '../monitors.ts'
import { type Address, whereis } from '../names.ts'
import { demonitor, monitor } from '../process.ts'
import type { Reason } from '../reason.ts'
import { receive } from '../receive.ts'
import { self } from '../running.ts'
import { call, cast, checkTimeout } from './call.ts'

/** A request under way, from `sendRequest`. Its answer comes to the caller's mailbox. */
export class RequestId {
  /** @internal */ readonly ref: MonitorRef
  /** @internal */ readonly server: Address

  /** @internal */
  constructor(ref: MonitorRef, server: Address) {
    this.ref = ref
    this.server = server
  }
}

/** `['reply', value]`, or `['error', [reason, server]]` when the server is gone. */
export type Response = ['reply', unknown] | ['error', [Reason, Address]]

/** Sends a call and goes on; the answer is taken with one of the three functions below. Mirrors `:gen_server.send_request/2`. */
export function sendRequest(server: Address, request: unknown): RequestId {
  const ref = monitor(server, { alias: 'reply_demonitor' })
  const target = whereis(currentNode(), server)
  if (target !== null) deliver(target, ['$gen_call', [self(), ref], target.node.outgoing(request)])
  return new RequestId(ref, server)
}

/** Waits for the answer; after `'timeout'` it may still be waited for. Mirrors `:gen_server.wait_response/2`. */
export async function waitResponse(id: RequestId, timeout: number | 'infinity'): Promise<Response | 'timeout'> {
  const message = await receive(
    (candidate: unknown) => checkResponse(candidate, id) !== 'no_reply',
    timeout,
    'timeout' as const,
  )
  return message === 'timeout' ? message : (checkResponse(message, id) as Response)
}

/** Waits for the answer; after `'timeout'` the request is abandoned and a late answer dropped. Mirrors `:gen_server.receive_response/2`. */
export async function receiveResponse(id: RequestId, timeout: number | 'infinity'): Promise<Response | 'timeout'> {
  const response = await waitResponse(id, timeout)
  if (response === 'timeout') demonitor(id.ref, { flush: true })
  return response
}

/** Whether a message that the caller has received is the answer: the response, or `'no_reply'`. Mirrors `:gen_server.check_response/2`. */
export function checkResponse(message: unknown, id: RequestId): Response | 'no_reply' {
  if (!Array.isArray(message)) return 'no_reply'
  if (message.length === 2 && message[0] === id.ref) return ['reply', message[1]]
  if (message.length === 5 && message[0] === 'DOWN' && message[1] === id.ref) return ['error', [message[4], id.server]]
  return 'no_reply'
}

/**
 * Calls the server called `name` on each of `nodes` and waits for all: resolves to the replies by node, and the nodes without one. This node
 * is the only one there is so far. Mirrors `GenServer.multi_call/4`.
 */
export async function multiCall(
  nodes: readonly string[],
  name: string,
  request: unknown,
  timeout: number | 'infinity' = 'infinity',
): Promise<[replies: [node: string, reply: unknown][], badNodes: string[]]> {
  checkTimeout(timeout)
  const replies: [string, unknown][] = []
  const badNodes: string[] = []
  const asked = nodes.map(async (node) => {
    try {
      replies.push([node, await call([name, node], request, timeout)])
    } catch {
      // Whatever the reason: a node without a reply is a bad node.
      badNodes.push(node)
    }
  })
  await Promise.all(asked)
  return [replies, badNodes]
}

/** Casts to the server called `name` on each of `nodes`; returns `'abcast'`. Mirrors `GenServer.abcast/3`. */
export function abcast(nodes: readonly string[], name: string, request: unknown): 'abcast' {
  for (const node of nodes) cast([name, node], request)
  return 'abcast'
}
