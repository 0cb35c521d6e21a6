import { Application } from 'linecard'
import { emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

type Failure = ['error', [string, unknown[]]]

export default async function twin(): Promise<void> {
  Ap.load('a')
  Ap.load('b', { deps: ['a'] })
  Ap.load('bad', { start: () => ['error', 'e'] as const })
  Ap.load('c', { deps: ['b', 'bad'] })
  Ap.load('d', { deps: ['nobody_knows'] })
  Ap.load('x')
  Ap.load('y', { deps: ['x'] })
  const running = () =>
    Application.whichApplications()
      .map(([name]) => name)
      .sort()
  await Application.start('x')
  const [, [app, [reason, where]]] = (await Application.ensureAllStarted('c').result()) as Failure
  emit([app, reason, 'Ap', (where as unknown[])[1]])
  emit(running())
  const [, [app2, why]] = (await Application.ensureAllStarted('d').result()) as Failure
  emit([app2, Array.isArray(why)])
  emit(await Application.ensureAllStarted('y').result())
  emit(await Application.ensureAllStarted('y').result())
  emit([await Application.stop('x'), running()])
}
