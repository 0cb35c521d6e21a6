import { TaskSupervisor } from 'linecard'
import { catching, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const f = async (g: () => unknown): Promise<unknown> => {
    const o = await catching(g)
    return o[0] === 'exit' ? ['exit', (o[1] as [unknown, unknown])[0]] : o
  }
  emit(await f(() => TaskSupervisor.asyncNolink('nots', () => 1)))
  emit(await f(() => TaskSupervisor.startChild('nots', () => 1)))
}
