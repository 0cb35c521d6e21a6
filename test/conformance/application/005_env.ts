import { Application } from 'linecard'
import { emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  Ap.load('aa', { env: { k: 1 } })
  emit([
    Application.getEnv('aa', 'k'),
    Application.getEnv('aa', 'x'),
    Application.getEnv('aa', 'x', 'dflt'),
    Application.fetchEnv('aa', 'x'),
    Application.putEnv('aa', 'x', 2),
    Application.getEnv('aa', 'x'),
    Application.deleteEnv('aa', 'k'),
    Application.fetchEnv('aa', 'k'),
  ])
}
