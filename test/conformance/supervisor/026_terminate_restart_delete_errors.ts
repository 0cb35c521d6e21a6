import { Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { quiet: true })], { strategy: 'one_for_one' })
  const terminate = async (id: string) => emit(['terminate_child', id, await Supervisor.terminateChild(s, id)])
  const restart = async (id: string) => emit(['restart_child', id, await Supervisor.restartChild(s, id).result()])
  const remove = async (id: string) => emit(['delete_child', id, await Supervisor.deleteChild(s, id)])
  await terminate('nope')
  await restart('nope')
  await remove('nope')
  await restart('a')
  await remove('a')
  await terminate('a')
  await terminate('a')
  await restart('a')
  await terminate('a')
  await remove('a')
  await remove('a')
}
