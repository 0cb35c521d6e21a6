import { _, Agent, monitor, type Ref, receive, Stacktrace } from 'linecard'
import { emit } from '../harness.ts'

const Stack = {
  new: (items: number[]) => items,
  push: (items: number[], x: number) => [x, ...items],
  pop: ([top, ...rest]: number[]) => [top, rest],
  size: (items: number[], factor: number) => items.length * factor,
}

export default async function twin(): Promise<void> {
  const st = await Agent.start(Stack, 'new', [[1]], { name: 'st' })
  emit(await Agent.update('st', Stack, 'push', [2]))
  emit(Agent.cast('st', Stack, 'push', [3]))
  emit(['size', await Agent.get('st', Stack, 'size', [10])])
  emit(['pop', await Agent.getAndUpdate('st', Stack, 'pop', [], 1000)])
  emit(['all', await Agent.get('st', (items: number[]) => items)])
  const ref = monitor(st)
  emit(Agent.cast('st', Stack, 'missing' as never, [] as never))
  const pattern = ['DOWN', ref, _, _, [_, _]]
  const [, , , , [, stack]] = await receive<['DOWN', Ref, unknown, unknown, [unknown, unknown]]>(pattern)
  emit(['down', stack instanceof Stacktrace])
}
