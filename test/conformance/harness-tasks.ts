/** All that a stream gives: `Enum.to_list`. */
export async function toList<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of stream) all.push(item)
  return all
}

/** The first `count` that a stream gives, and no more: `Enum.take`. */
export async function take<T>(stream: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  for await (const item of stream) {
    taken.push(item)
    if (taken.length === count) break
  }
  return taken
}
