import { Application } from 'linecard'
import { emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  Ap.load('aa')
  emit(['start', await Application.start('aa').result()])
  emit(['start', await Application.start('aa').result()])
  emit(['stop', await Application.stop('aa')])
  emit(['stop', await Application.stop('aa')])
  const [, [r]] = Ap.load('aa') as ['error', [string, string]]
  emit(['load', r])
}
