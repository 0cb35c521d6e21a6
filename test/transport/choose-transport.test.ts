import { afterEach, expect, it, vi } from 'vitest'
import { Node, ok } from '../../src/actors/index.ts'
import { connection } from '../../src/connection/index.ts'
import { Listener, listener } from '../../src/transport/index.ts'

vi.mock(import('../../src/transport/uws-binding.ts'), () => ({
  explain: () => ({ reason: 'musl' as const, message: '' }),
  loadUws: async () =>
    ({ tag: 'unavailable', reason: 'musl', message: 'It does not load here. Do this.', cause: null }) as const,
}))

const routes = [
  { path: '/ws', connection: connection({ init: () => ok(null), handleIn: (_frame, state) => ok(state) }) },
]
const node = new Node()
afterEach(() => node.stop())

it('auto falls back to the node transport and warns: one report for the node, a call for each listener', async () => {
  const reports: unknown[] = []
  node.telemetry.attach('test', [['linecard', 'report']], (_event, _measurements, report) => reports.push(report))
  const warnings: string[] = []
  for (let count = 0; count < 2; count++) {
    const auto = listener({
      host: '127.0.0.1',
      transport: 'auto',
      routes,
      onWarning: (message) => warnings.push(message),
    })
    expect((await Listener.info(await auto.start({ node }))).transport).toBe('node')
  }
  expect(warnings).toEqual(Array(2).fill(expect.stringMatching(/does not load here\. Do this\. .*node transport/)))
  const fallbacks = reports.filter((report) => (report as { label: string }).label === 'transport/fallback')
  expect(fallbacks).toEqual([expect.objectContaining({ level: 'warning', message: warnings[0] })])
  const uws = listener({ host: '127.0.0.1', transport: 'uws', routes })
  const result = await uws.start({ node }).result()
  expect(result).toEqual(['error', ['uws_unavailable', 'It does not load here. Do this.']])
})
