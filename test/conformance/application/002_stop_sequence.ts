import { Application, Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  const children = ['w1', 'w2'].map((id) => W.spec(id, { trap: true }))
  Ap.load('aa', { start: () => Supervisor.startLink(children, { strategy: 'one_for_one' }) })
  emit(['started', await Application.start('aa').result()])
  emit(['stopped', await Application.stop('aa')])
}
