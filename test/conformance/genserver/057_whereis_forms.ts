import { type Address, GenServer } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink({ as: 's' }, { name: 'srv' })
  await G.startLink({ as: 'g' }, { name: ['global', 'gg'] })
  const targets: Address[] = [s, 'srv', ['global', 'gg'], 'unknown_l', ['global', 'unknown_g']]
  emit(targets.map((t) => GenServer.whereis(t)))
}
