import { Application } from 'linecard'
import { emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  Ap.load('aa')
  Ap.load('bb', { deps: ['aa'] })
  emit(await Application.start('bb').result())
  emit(await Application.ensureAllStarted('bb').result())
  emit(await Application.ensureAllStarted('bb').result())
}
