import { receive } from "../receive.js";
import { abandon, responseIn, sendRequest as sendOne } from "./requests.js";
/** Requests under way, each with a label that says what it is for. Never changes: what adds or removes gives a new one. */
export class RequestIds {
    /** @internal */
    constructor(labels) {
        this.labels = labels;
    }
}
/** No requests. Mirrors `:gen_server.reqids_new/0`. */
export function reqidsNew() {
    return new RequestIds(new Map());
}
/** Mirrors `:gen_server.reqids_size/1`. */
export function reqidsSize(requests) {
    return requests.labels.size;
}
/** These requests and one more. Mirrors `:gen_server.reqids_add/3`. */
export function reqidsAdd(id, label, requests) {
    return new RequestIds(new Map([...requests.labels, [id, label]]));
}
/** Mirrors `:gen_server.reqids_to_list/1`. */
export function reqidsToList(requests) {
    return [...requests.labels];
}
export function sendRequest(server, request, label, requests) {
    const id = sendOne(server, request);
    return requests === undefined ? id : reqidsAdd(id, label, requests);
}
export async function waitResponse(of, timeout, remove = false) {
    if (of instanceof RequestIds && of.labels.size === 0)
        return 'no_request';
    const isAnswer = (candidate) => find(candidate, of) !== null;
    const message = await receive(isAnswer, timeout, 'timeout');
    return message === 'timeout' ? message : answerIn(message, of, remove);
}
export async function receiveResponse(of, timeout, remove = false) {
    const response = await waitResponse(of, timeout, remove);
    if (response === 'timeout')
        for (const id of idsOf(of))
            abandon(id);
    return response;
}
export function checkResponse(message, of, remove = false) {
    if (of instanceof RequestIds && of.labels.size === 0)
        return 'no_request';
    return answerIn(message, of, remove) ?? 'no_reply';
}
function idsOf(of) {
    return of instanceof RequestIds ? of.labels.keys() : [of];
}
/** The request that `message` answers, and how. */
function find(message, of) {
    for (const id of idsOf(of)) {
        const response = responseIn(message, id);
        if (response !== null)
            return [id, response];
    }
    return null;
}
function answerIn(message, of, remove) {
    const found = find(message, of);
    if (found === null)
        return null;
    const [id, response] = found;
    if (!(of instanceof RequestIds))
        return response;
    const left = remove ? new RequestIds(new Map([...of.labels].filter(([other]) => other !== id))) : of;
    return [response, of.labels.get(id), left];
}
//# sourceMappingURL=request-ids.js.map