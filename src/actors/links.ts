import type { Pid } from './pid.ts'

/** A link between two processes. One object stands in the lists of both: most processes have a link or two, and many have little else. */
export class Link {
  readonly a: Pid
  readonly b: Pid
  /** Its neighbours in the list of `a`... */
  previousOfA: Link | null = null
  nextOfA: Link | null = null
  /** ...and in that of `b`. */
  previousOfB: Link | null = null
  nextOfB: Link | null = null

  constructor(a: Pid, b: Pid) {
    this.a = a
    this.b = b
  }
}

/** The process at the other end of one of `owner`'s links. */
export function peerOf(owner: Pid, link: Link): Pid {
  return link.a === owner ? link.b : link.a
}

/** The link that stands behind `link` in the list of `owner`: the one that was made before it. */
export function nextLink(owner: Pid, link: Link): Link | null {
  return link.a === owner ? link.nextOfA : link.nextOfB
}

/** Links two live processes that are not linked yet and not the same. */
export function addLink(a: Pid, b: Pid): void {
  const link = new Link(a, b)
  link.nextOfA = a.links
  if (a.links !== null) setPrevious(a, a.links, link)
  a.links = link
  link.nextOfB = b.links
  if (b.links !== null) setPrevious(b, b.links, link)
  b.links = link
}

/**
 * The link between two processes, or null. Walks both lists side by side: a supervisor of a hundred thousand finds a child by the child's
 * short list.
 */
export function findLink(a: Pid, b: Pid): Link | null {
  let ofA = a.links
  let ofB = b.links
  while (ofA !== null && ofB !== null) {
    if (peerOf(a, ofA) === b) return ofA
    if (peerOf(b, ofB) === a) return ofB
    ofA = nextLink(a, ofA)
    ofB = nextLink(b, ofB)
  }
  return null
}

/** Takes a link out of both lists. */
export function removeLink(link: Link): void {
  takeOut(link.a, link.previousOfA, link.nextOfA)
  takeOut(link.b, link.previousOfB, link.nextOfB)
}

/** Removes the link between two processes, if there is one. */
export function cutLink(a: Pid, b: Pid): void {
  const link = findLink(a, b)
  if (link !== null) removeLink(link)
}

/** Closes the gap between two neighbours in the list of `owner`. */
function takeOut(owner: Pid, previous: Link | null, next: Link | null): void {
  if (previous === null) owner.links = next
  else if (previous.a === owner) previous.nextOfA = next
  else previous.nextOfB = next
  if (next !== null) setPrevious(owner, next, previous)
}

function setPrevious(owner: Pid, link: Link, previous: Link | null): void {
  if (link.a === owner) link.previousOfA = previous
  else link.previousOfB = previous
}
