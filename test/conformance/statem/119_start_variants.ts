import {
  _,
  exit,
  GenStatem,
  ignore,
  keepStateAndData,
  type MonitorRef,
  type Pid,
  Process,
  receive,
  stop,
  whereis,
} from 'linecard'
import { type Down, emit, flush, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

type Started = ['ok', [Pid, MonitorRef]]

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const [, [m, ref]] = (await M.startMonitor({ as: 'm', handle: () => keepStateAndData() })) as Started
  await GenStatem.stop(m)
  emit(['down', (await receive<Down>(['DOWN', ref, 'process', m, _]))[4]])
  const [, [, ref2]] = (await M.startMonitor({ enter: true, handle: () => stop('early') })) as Started
  emit(['down', (await receive<Down>(['DOWN', ref2, _, _, _]))[4]])
  emit(await M.startMonitor({ init: () => ignore }))
  emit(await M.startMonitor({ init: () => stop('why') }))
  emit(['mailbox', await flush()])
  const n = await M.module.start({ as: 'n' }, { name: 'taken' })
  emit(await M.module.startLink({ as: 'n2' }, { name: 'taken' }).result())
  emit(['mailbox', await flush(), whereis('taken') === n])
  emit(await M.module.startLink({ as: 's1', init: () => stop('why') }, { name: 'free' }).result())
  emit(await recv())
  const bad = (): never => {
    throw new Error('bad')
  }
  emit(await M.module.startLink({ as: 's2', init: bad }, { name: 'free' }).result())
  emit(await recv())
  emit(await M.startLink({ as: 's3', init: () => exit('out') }).result())
  emit(await recv())
  emit(await M.startLink({ as: 's4', init: () => ['ok', 'a'] }).result())
  emit(await recv())
}
