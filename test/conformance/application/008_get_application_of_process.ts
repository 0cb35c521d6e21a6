import { Application, Supervisor, self } from 'linecard'
import { emit, W } from '../harness.ts'
import { Ap } from '../harness-application.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const children = [W.spec('w', { quiet: true })]
  Ap.load('aa', { start: () => Supervisor.startLink(children, { strategy: 'one_for_one' }) })
  await Application.start('aa')
  emit(['w', Application.getApplication(pidOf('w'))])
  emit(['main', Application.getApplication(self())])
}
