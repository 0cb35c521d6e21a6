import { _, exit, monitor, type Ref, receive, Supervisor } from 'linecard'
import { awaitNew, emit, flush, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

async function down(ref: Ref): Promise<void> {
  const [, , , [n], r] = await receive<['DOWN', Ref, 'process', [string, string], unknown]>([
    'DOWN',
    ref,
    'process',
    _,
    _,
  ])
  emit(['down', n, r])
}

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [W.spec('a', { quiet: true })], { strategy: 'one_for_one' })
  const a = pidOf('a')
  const first = monitor('a')
  exit(a, 'kill')
  await down(first)
  await awaitNew('a', a)
  const second = monitor('a')
  emit(['terminate_child', await Supervisor.terminateChild(s, 'a')])
  await down(second)
  await down(monitor('a'))
  await Supervisor.restartChild(s, 'a')
  await settle()
  emit(['mailbox', await flush()])
}
