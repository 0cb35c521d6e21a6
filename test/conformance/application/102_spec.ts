import { Application, application, Supervisor } from 'linecard'
import { catching, emit } from '../harness.ts'
import { Ap } from '../harness-application.ts'

export default async function twin(): Promise<void> {
  Ap.load('aa')
  Application.load(
    application({
      name: 'bb',
      description: 'all about b',
      vsn: '1.2',
      applications: ['aa'],
      startPhases: [['p', 1]],
      start: () => Supervisor.startLink([], { strategy: 'one_for_one' }),
    }),
  )
  emit([Application.spec('bb', 'description'), Application.spec('bb', 'vsn')])
  emit(Application.spec('bb', 'applications'))
  emit([Application.spec('bb', 'start_phases'), Application.spec('aa', 'start_phases')])
  const [kind] = await catching(() => Application.spec('bb', 'nope' as never))
  emit(kind)
  emit([Application.spec('cc'), Application.spec('cc', 'vsn')])
  emit(Application.spec('bb')?.description)
}
