import { Agent, Sys } from 'linecard'
import { emit } from '../harness.ts'

const Kernel = { '+': (a: number, b: number) => a + b }

export default async function twin(): Promise<void> {
  const a = await Agent.startLink(() => 3)
  await Sys.suspend(a)
  emit(await Sys.changeCode(a, Agent, null, (x: number) => x * 10))
  emit(await Sys.changeCode(a, Agent, null, [Kernel, '+', [2]]))
  const bad = () => {
    throw new Error('bad')
  }
  const [, [kind]] = (await Sys.changeCode(a, Agent, null, bad)) as ['error', [string, unknown]]
  emit(['error', kind])
  await Sys.resume(a)
  emit(['get', await Agent.get(a, (x) => x)])
}
