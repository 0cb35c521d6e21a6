import { type ChildSpec, Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.startLink({ strategy: 'one_for_one' }, [])
  const wrong: object[] = [
    { ...W.spec('a'), restart: 'sometimes' },
    W.spec('a', { shutdown: -1 }),
    { ...W.spec('a'), type: 'robot' },
    { id: 'a' },
  ]
  for (const spec of wrong) emit(await Supervisor.startChild(s, spec as ChildSpec).result())
}
