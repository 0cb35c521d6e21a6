import { _, Agent, monitor, receive } from 'linecard'
import { catching, type Down, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const f = (): never => {
    throw new Error('bad')
  }
  for (const k of ['get', 'update'] as const) {
    const a = await Agent.start(() => 0)
    const ref = monitor(a)
    const [, [r, [module, fun]]] = (await catching(() => (k === 'get' ? Agent.get(a, f) : Agent.update(a, f)))) as [
      'exit',
      [unknown, [string, string]],
    ]
    emit([k, [r, `${module}.${fun}`]])
    const [, , , , down] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', down])
  }
  const a = await Agent.start(() => 0)
  const ref = monitor(a)
  emit(['cast', Agent.cast(a, f)])
  const [, , , , down] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', down])
}
