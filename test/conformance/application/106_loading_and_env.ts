import { Application } from 'linecard'
import { emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  Application.putEnv('aa', 'k', 9)
  const all = () => Object.entries(Application.getAllEnv('aa')).sort()
  emit([Ap.load('aa', { env: { k: 1, l: 2 } }), all()])
  const [, [what]] = Ap.load('aa') as ['error', [string, unknown]]
  emit(what)
  const isLoaded = () => Application.loadedApplications().some(([name]) => name === 'aa')
  emit(isLoaded())
  emit([Application.unload('aa'), all(), Application.unload('aa')])
  emit(isLoaded())
  await Application.start('nobody_knows').result()
  emit([await Application.stop('nobody_knows'), Application.getEnv('nobody_knows', 'k', 'dflt')])
}
