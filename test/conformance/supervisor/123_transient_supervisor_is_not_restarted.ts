import { exit, Process, Supervisor } from 'linecard'
import { emit, flush, settle, W } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

const Mid = {
  go: (n: number) =>
    Supervisor.startLink([W.spec(`a${n}`, { quiet: true })], {
      strategy: 'one_for_one',
      maxRestarts: 0,
      name: `mid${n}`,
    }),
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const restarts = [
    ['transient', 1],
    ['temporary', 2],
    ['permanent', 3],
  ] as const
  for (const [restart, n] of restarts) {
    const mid = { id: 'mid', start: [Mid, 'go', [n]], type: 'supervisor', restart } as const
    const top = await S.sup('top', [W.spec(`x${n}`, { quiet: true }), mid], { strategy: 'one_for_one' })
    exit(pidOf(`a${n}`), 'kill')
    await settle(100)
    const kids = (await S.kids(top)) as [string, string][]
    emit([restart, await Supervisor.countChildren(top), kids.map(([id, p]) => [id, p === 'undefined'])])
    emit([Process.whereis(`mid${n}`) !== null, await flush()])
    if (restart === 'transient') emit((await Supervisor.restartChild(top, 'mid').result())[0])
  }
}
