import { Application } from 'linecard'
import { emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  Ap.load('aa')
  Ap.load('bb', { deps: ['aa'] })
  await Application.ensureAllStarted('bb')
  emit(['stop', await Application.stop('aa')])
  emit(['bb running', Application.whichApplications().some(([name]) => name === 'bb')])
  emit(['stop', await Application.stop('bb')])
}
