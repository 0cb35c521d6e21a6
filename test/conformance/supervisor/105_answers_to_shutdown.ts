import { _, exit, monitor, Process, type Ref, receive, Supervisor, spawnLink } from 'linecard'
import { type Down, type Exit, emit, park, settle, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'

const Answers = {
  start(run: () => unknown) {
    const pid = spawnLink(() => {
      Process.flag('trap_exit', true)
      return run()
    })
    return ['ok', pid]
  },
  deaf: () => park(),
  async polite() {
    const [, , r] = await receive<Exit>(['EXIT', _, _])
    emit(['polite', r])
  },
}

export default async function twin(): Promise<void> {
  const s = await S.sup(
    'sup',
    [
      W.spec('own', { trap: true, onTerminate: () => exit('oops') }),
      W.spec('late', { trap: true, stopMs: 40, onTerminate: () => emit(['late', 'done']) }),
      { id: 'deaf', start: [Answers, 'start', [Answers.deaf]], shutdown: 60 },
      { id: 'polite', start: [Answers, 'start', [Answers.polite]] },
    ],
    { strategy: 'one_for_one' },
  )
  await settle()
  const refs: [unknown, Ref][] = []
  for (const [id, p] of await Supervisor.whichChildren(s)) {
    if (typeof p !== 'string') refs.push([id, monitor(p)])
  }
  emit(['stop', await Supervisor.stop(s)])
  for (const [id, ref] of refs.reverse()) {
    const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
    emit([id, r])
  }
}
