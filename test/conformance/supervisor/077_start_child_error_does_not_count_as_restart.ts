import { isAlive, Supervisor, stop } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { quiet: true })], { strategy: 'one_for_one', maxRestarts: 0 })
  for (let times = 0; times < 5; times++) {
    const [tag] = await Supervisor.startChild(s, W.spec('b', { quiet: true, init: () => stop('why') })).result()
    if (tag !== 'error') throw new Error('no match')
  }
  emit(await S.kids(s))
  emit(['alive', isAlive(s)])
}
