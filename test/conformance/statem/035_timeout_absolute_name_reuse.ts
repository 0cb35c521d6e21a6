import { genericTimeout, keepState, ok, self, send } from 'linecard'
import { emit, recv } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await M.startLink({
    init: () => ok('a', 0, genericTimeout('g', 30, 't')),
    handle: (_t, _c, _s, d: number) => {
      send(me, ['tick', d + 1])
      return d < 2 ? keepState(d + 1, genericTimeout('g', 30, 't')) : keepState(d + 1)
    },
  })
  for (let i = 1; i <= 3; i++) emit(await recv())
}
