import { exit, Pg } from 'linecard'
import { emit, flush, park, recv, settle, spawnAs } from '../harness.ts'

export default async function twin(): Promise<void> {
  await Pg.startLink()
  const a = spawnAs('a', () => park())
  const b = spawnAs('b', () => park())
  const c = spawnAs('c', () => park())
  await Pg.join('g', a)
  emit(await Pg.monitor('g'))
  await Pg.join('g', b)
  emit(await recv())
  await Pg.join('h', c)
  await settle()
  emit(['unrelated', await flush()])
  exit(a, 'kill')
  emit(await recv())
  await Pg.leave('g', b)
  emit(await recv())
}
