import { ok, self, sleep } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const me = self()
  await G.startLink({
    init: async () => {
      emit(['init', self() !== me])
      await sleep(40)
      emit(['init done'])
      return ok(0)
    },
  })
  emit(['started'])
}
