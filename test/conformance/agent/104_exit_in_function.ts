import { _, Agent, exit, monitor, type Ref, receive } from 'linecard'
import { catching, type Down, emit, park, settle, spawnAs } from '../harness.ts'
import { withoutCall } from '../harness-agent.ts'

export default async function twin(): Promise<void> {
  const call = async (work: () => unknown) => withoutCall(await catching(work))
  for (const r of ['normal', 'shutdown', ['shutdown', 'x'], 'why', 'kill']) {
    const a = await Agent.start(() => 0)
    const ref = monitor(a)
    emit(await call(() => Agent.get(a, () => exit(r))))
    const [, , , , down] = await receive<Down>(['DOWN', ref, _, _, _])
    emit(['down', down])
  }
  const a = await Agent.start(() => 0)
  const nested = withoutCall(await catching(() => Agent.get(a, (n) => Agent.get(a, () => n))))
  const [, [what, [module, fun]]] = nested as ['exit', [string, [string, string]]]
  if (what !== 'calling_self' || module !== 'GenServer' || fun !== 'call') throw new Error('no match')
  const b = await Agent.start(() => 0)
  const caller = spawnAs('caller', () => Agent.get(b, () => park(), 'infinity'))
  let ref = monitor(caller)
  await settle()
  exit(b, 'kill')
  const pattern = ['DOWN', ref, _, _, [_, ['GenServer', 'call', _]]]
  const [, , , , [r]] = await receive<['DOWN', Ref, unknown, unknown, [unknown]]>(pattern)
  emit(['caller', r])
  const c = await Agent.start(() => 0)
  ref = monitor(c)
  emit(['stop', await Agent.stop(c, 'done', 1000)])
  const [, , , , down] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', down])
  emit(await catching(() => Agent.stop('nobody')))
}
