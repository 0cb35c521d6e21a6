import { sleep, Task } from 'linecard'
import { emit, flush, settle } from '../harness.ts'
import { take } from '../harness-tasks.ts'

export default async function twin(): Promise<void> {
  const source = {
    *[Symbol.iterator]() {
      for (const n of [1, 2, 3, 4, 5]) {
        emit(['take', n])
        yield n
      }
    },
  }
  const work = async (n: number) => {
    await sleep(5 * n)
    return n * 10
  }
  const s = Task.asyncStream(source, work, { maxConcurrency: 2 })
  await settle()
  emit('made')
  for await (const r of s) {
    await settle(20)
    emit(['result', r])
  }
  emit('again')
  emit(['first', await take(s, 1)])
  await settle(20)
  emit(['mailbox', await flush()])
}
