import { Application, exit, Supervisor, stop } from 'linecard'
import { emit, W } from '../harness.ts'
import { Ap } from '../harness-application.ts'

const raise = (thrown: unknown) => () => {
  throw thrown
}

export default async function twin(): Promise<void> {
  const failing = W.spec('w', { quiet: true, init: () => stop('why') })
  const starts: Record<string, () => unknown> = {
    a: () => ['error', 'e'],
    b: () => 'junk',
    c: raise(new Error('x')),
    d: () => exit('out'),
    e: raise('v'),
    f: () => 'ignore',
    g: () => Supervisor.startLink([failing], { strategy: 'one_for_one' }),
    h: () => exit('normal'),
    j: raise(['error', 'thrown']),
  }
  for (const [app, start] of Object.entries(starts)) {
    Ap.load(app, { start: start as never })
    const started = Application.whichApplications().some(([name]) => name === app)
    emit([app, shown(await Application.start(app).result()), started])
  }
}

/** OTP's module is the callback module `Ap`, here it is the application. */
function shown(result: unknown): unknown {
  if (!Array.isArray(result) || !Array.isArray(result[1])) return result
  const [what, where] = result[1]
  if (what !== 'bad_return') return [what, 'Ap', where[1], where[2][0]]
  const [[, f, [t]], v] = where
  return ['bad_return', 'Ap', f, t, v]
}
