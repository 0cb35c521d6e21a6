type Message = readonly unknown[]
type Mailboxes = Readonly<Record<string, readonly Message[]>>
type Step = readonly [instruction: string, result: unknown, deaths: readonly [string, unknown][], Mailboxes | null]

/** What an interpreter gives: what each instruction did, and at the end what is known of the workers that live. */
export type RawTrace = readonly [...Step[], end: Readonly<Record<string, readonly unknown[]>>]

/**
 * The trace without what OTP leaves open: in which order signals of different senders arrive, and those that one death causes; whether
 * somebody who ends by what he does gets to say so. One line for each step, and for each worker at the end.
 */
export function canonical(raw: RawTrace): string[] {
  const lines: string[] = []
  let before: Mailboxes = {}
  for (const [instruction, result, deaths, mailboxes] of raw.slice(0, -1) as unknown as Step[]) {
    const changes = mailboxes === null ? [] : changesOf(before, mailboxes, instruction.split(' ')[0] as string, deaths)
    before = mailboxes ?? before
    lines.push(`${instruction}: ${[outcomeOf(instruction, result), ...deathLines(deaths), ...changes].join(', ')}`)
  }
  for (const [worker, status] of Object.entries(raw.at(-1) as object))
    lines.push(`${worker}: ${JSON.stringify(status)}`)
  return lines
}

function outcomeOf(instruction: string, result: unknown): string {
  return / (exit|burst) /.test(instruction) && result !== 'skipped' ? 'done' : JSON.stringify(result)
}

function deathLines(deaths: readonly [string, unknown][]): string[] {
  return deaths.map(([worker, reason]) => `${worker} died of ${JSON.stringify(reason)}`).sort()
}

function changesOf(before: Mailboxes, after: Mailboxes, doer: string, deaths: readonly [string, unknown][]): string[] {
  const dead = new Set(deaths.map(([worker]) => worker))
  return Object.entries(after).flatMap(([worker, messages]) => {
    const [taken, added] = change((before[worker] ?? []).map(text), messages.map(text))
    return [
      ...taken.sort().map((message) => `${worker} took ${message}`),
      ...inOrder(added, doer, dead).map((message) => `${worker} got ${message}`),
    ]
  })
}

function text(message: Message): string {
  return JSON.stringify(message)
}

/** What is gone from the mailbox, and what was put behind the rest. */
function change(before: readonly string[], after: readonly string[]): [taken: string[], added: string[]] {
  const taken: string[] = []
  let kept = 0
  for (const message of before) {
    if (after[kept] === message) kept++
    else taken.push(message)
  }
  return [taken, after.slice(kept)]
}

/** By sender. What one sender sends stays in its order, but a death tells everybody in any. */
function inOrder(added: readonly string[], doer: string, dead: ReadonlySet<string>): string[] {
  const bySender = new Map<string, string[]>()
  for (const message of added) {
    const sender = senderOf(JSON.parse(message) as Message, doer)
    bySender.set(sender, [...(bySender.get(sender) ?? []), message])
  }
  const senders = [...bySender.keys()].sort()
  return senders.flatMap((sender) => {
    const messages = bySender.get(sender) ?? []
    return sender.startsWith('DOWN') || dead.has(sender) ? messages.sort() : messages
  })
}

function senderOf(message: Message, doer: string): string {
  if (message[0] === 'm') return doer
  return message[0] === 'EXIT' ? (message[1] as string) : `DOWN of ${JSON.stringify(message[3])}`
}
