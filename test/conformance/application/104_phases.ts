import { Application, application, Supervisor } from 'linecard'
import { emit, W } from '../harness.ts'

export default async function twin(): Promise<void> {
  const aa = application({
    name: 'aa',
    startPhases: [
      ['one', [1]],
      ['two', 'x'],
    ],
    start() {
      emit(['start', 'aa'])
      return Supervisor.startLink([W.spec('w', { trap: true })], { strategy: 'one_for_one' })
    },
    startPhase: (phase, _type, argument) => emit(['phase', phase, argument]),
    prepStop: () => emit(['prep_stop', 'aa']),
    stop: () => emit(['stop', 'aa']),
  })
  Application.load(aa)
  emit(['started', await Application.start('aa').result()])
  emit(['stopped', await Application.stop('aa')])
}
