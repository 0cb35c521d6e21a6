import type { Address } from '../names.ts'
import { receive } from '../receive.ts'
import { abandon, type RequestId, type Response, responseIn, sendRequest as sendOne } from './requests.ts'

/** Requests under way, each with a label that says what it is for. Never changes: what adds or removes gives a new one. */
export class RequestIds {
  /** @internal */ readonly labels: ReadonlyMap<RequestId, unknown>

  /** @internal */
  constructor(labels: ReadonlyMap<RequestId, unknown>) {
    this.labels = labels
  }
}

/** An answer, the label of its request, and the requests, without this one if it was to be deleted. */
export type LabelledResponse = [response: Response, label: unknown, requests: RequestIds]

/** No requests. Mirrors `:gen_server.reqids_new/0`. */
export function reqidsNew(): RequestIds {
  return new RequestIds(new Map())
}

/** Mirrors `:gen_server.reqids_size/1`. */
export function reqidsSize(requests: RequestIds): number {
  return requests.labels.size
}

/** These requests and one more. Mirrors `:gen_server.reqids_add/3`. */
export function reqidsAdd(id: RequestId, label: unknown, requests: RequestIds): RequestIds {
  return new RequestIds(new Map([...requests.labels, [id, label]]))
}

/** Mirrors `:gen_server.reqids_to_list/1`. */
export function reqidsToList(requests: RequestIds): [id: RequestId, label: unknown][] {
  return [...requests.labels]
}

/**
 * Sends a call and goes on; the answer is taken with one of the three functions below. With `label` and `requests` gives these requests and
 * the new one. Mirrors `:gen_server.send_request/2,4`.
 */
export function sendRequest(server: Address, request: unknown): RequestId
export function sendRequest(server: Address, request: unknown, label: unknown, requests: RequestIds): RequestIds
export function sendRequest(
  server: Address,
  request: unknown,
  label?: unknown,
  requests?: RequestIds,
): RequestId | RequestIds {
  const id = sendOne(server, request)
  return requests === undefined ? id : reqidsAdd(id, label, requests)
}

/**
 * Waits for the answer; after `'timeout'` it may still be waited for. Of several requests waits for the first answer: `'no_request'` if there
 * is none under way; `remove` says whether its request is left out of those that come with it. Mirrors `:gen_server.wait_response/2,3`.
 */
export function waitResponse(id: RequestId, timeout: number | 'infinity'): Promise<Response | 'timeout'>
export function waitResponse(
  requests: RequestIds,
  timeout: number | 'infinity',
  remove: boolean,
): Promise<LabelledResponse | 'timeout' | 'no_request'>
export async function waitResponse(
  of: RequestId | RequestIds,
  timeout: number | 'infinity',
  remove = false,
): Promise<Response | LabelledResponse | 'timeout' | 'no_request'> {
  if (of instanceof RequestIds && of.labels.size === 0) return 'no_request'
  const isAnswer = (candidate: unknown): boolean => find(candidate, of) !== null
  const message = await receive(isAnswer, timeout, 'timeout' as const)
  return message === 'timeout' ? message : (answerIn(message, of, remove) as Response | LabelledResponse)
}

/**
 * Waits for the answer; after `'timeout'` the request is abandoned and a late answer dropped. Of several as `waitResponse`; a timeout abandons
 * them all. Mirrors `:gen_server.receive_response/2,3`.
 */
export function receiveResponse(id: RequestId, timeout: number | 'infinity'): Promise<Response | 'timeout'>
export function receiveResponse(
  requests: RequestIds,
  timeout: number | 'infinity',
  remove: boolean,
): Promise<LabelledResponse | 'timeout' | 'no_request'>
export async function receiveResponse(
  of: RequestId | RequestIds,
  timeout: number | 'infinity',
  remove = false,
): Promise<Response | LabelledResponse | 'timeout' | 'no_request'> {
  const response = await waitResponse(of as RequestIds, timeout, remove)
  if (response === 'timeout') for (const id of idsOf(of)) abandon(id)
  return response
}

/**
 * Whether a message that the caller has received is the answer: the response, or `'no_reply'`. Of several as `waitResponse`. Mirrors
 * `:gen_server.check_response/2,3`.
 */
export function checkResponse(message: unknown, id: RequestId): Response | 'no_reply'
export function checkResponse(
  message: unknown,
  requests: RequestIds,
  remove: boolean,
): LabelledResponse | 'no_reply' | 'no_request'
export function checkResponse(
  message: unknown,
  of: RequestId | RequestIds,
  remove = false,
): Response | LabelledResponse | 'no_reply' | 'no_request' {
  if (of instanceof RequestIds && of.labels.size === 0) return 'no_request'
  return answerIn(message, of, remove) ?? 'no_reply'
}

function idsOf(of: RequestId | RequestIds): Iterable<RequestId> {
  return of instanceof RequestIds ? of.labels.keys() : [of]
}

/** The request that `message` answers, and how. */
function find(message: unknown, of: RequestId | RequestIds): readonly [RequestId, Response] | null {
  for (const id of idsOf(of)) {
    const response = responseIn(message, id)
    if (response !== null) return [id, response]
  }
  return null
}

function answerIn(message: unknown, of: RequestId | RequestIds, remove: boolean): Response | LabelledResponse | null {
  const found = find(message, of)
  if (found === null) return null
  const [id, response] = found
  if (!(of instanceof RequestIds)) return response
  const left = remove ? new RequestIds(new Map([...of.labels].filter(([other]) => other !== id))) : of
  return [response, of.labels.get(id), left]
}
