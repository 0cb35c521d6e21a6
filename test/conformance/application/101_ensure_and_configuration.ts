import { Application } from 'linecard'
import { catchingClass, emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  emit([Ap.load('aa', { env: { k: 1 } }), Ap.load('bb', { deps: ['aa'] })])
  emit(['ensure_loaded', Application.ensureLoaded('aa')])
  emit(['bb', await Application.ensureStarted('bb').result()])
  emit(['aa', await Application.ensureStarted('aa').result()])
  emit(['aa', await Application.ensureStarted('aa', { type: 'permanent' }).result()])
  emit(['start', await Application.start('aa').result()])
  emit([Application.fetchEnvOrThrow('aa', 'k'), await catchingClass(() => Application.fetchEnvOrThrow('aa', 'x'))])
  emit(['put', Application.putAllEnv({ aa: { k: 2, l: 3 }, bb: { m: 4 } })])
  const all = (name: string) => Object.entries(Application.getAllEnv(name)).sort()
  emit([all('aa'), all('bb'), all('nobody')])
  emit(['stop', await Application.stop('bb')])
  emit(['bb', await Application.ensureStarted('bb').result()])
  emit(['unload', Application.unload('aa')])
}
