const MAX_EXCERPT_LENGTH = 40

/** Returns `text` from `start` to `end`, cut to 40 characters with an ellipsis, so that an error never echoes a whole message. */
export function excerpt(text: string, start: number = 0, end: number = text.length): string {
  if (end - start <= MAX_EXCERPT_LENGTH) return text.slice(start, end)
  const cut = start + MAX_EXCERPT_LENGTH - 1
  const last = text.charCodeAt(cut - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return `${text.slice(start, splitsPair ? cut - 1 : cut)}…`
}
