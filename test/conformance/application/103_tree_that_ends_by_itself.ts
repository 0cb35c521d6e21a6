import { Application, exit, type Pid, Process, Supervisor } from 'linecard'
import { emit, settle, W } from '../harness.ts'
import { Ap } from '../harness-application.ts'
import { pidOf } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const acts: Record<string, (w: Pid, s: Pid) => unknown> = {
    aa: (w) => exit(w, 'kill'),
    bb: (_w, s) => exit(s, 'kill'),
    cc: (_w, s) => Supervisor.stop(s),
  }
  for (const [app, act] of Object.entries(acts)) {
    const [w, s] = [`w_${app}`, `s_${app}`]
    const options = { strategy: 'one_for_one', maxRestarts: 0, name: s } as const
    Ap.load(app, { start: () => Supervisor.startLink([W.spec(w)], options) })
    emit([app, await Application.start(app).result()])
    await act(pidOf(w), pidOf(s))
    await settle(100)
    emit([Application.whichApplications().some(([name]) => name === app), Process.whereis(w)])
    emit([await Application.stop(app), await Application.stop(app)])
    emit([await Application.start(app).result(), await Application.stop(app)])
  }
}
